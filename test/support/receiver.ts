import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Delivery, DeliveryList, EventMessage, MadeWebhook } from '../../worker/contract.ts'
import type { Bindings, Errand } from '../../worker/env.ts'
import { runErrand, tellReceivers } from '../../worker/jobs/tell-receivers.ts'
import { contextWithCache } from './cached-site.ts'
import { editJson } from './editor.ts'

/** Numbers out in the world: no name has to be looked up. */
export const receiverUrl = 'https://8.8.8.8/newsclip'

/** A request that reached a receiver. */
export interface Received {
  url: string
  headers: Headers
  body: string
}

/** Stands where the world is: takes what is posted, and answers 204 or what it was told to. */
export function receiveAll() {
  const received: Received[] = []
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 204 })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    received.push({ url: request.url, headers: request.headers, body: await textOf(request) })
    return answer(request)
  })
  return {
    received,
    answer: (other: typeof answer) => {
      answer = other
    },
    /** The events that came, as their types and slugs. */
    events: () =>
      received.map(({ body }) => {
        const { type, data } = JSON.parse(body) as EventMessage
        return [type, ...data.articles.map(({ slug }) => slug)].join(' ')
      }),
  }
}

/** Also of a form, which workerd warns of when it is read as text. */
async function textOf(request: Request): Promise<string> {
  return new TextDecoder().decode(await request.clone().arrayBuffer())
}

/** A queue that keeps its errands until somebody runs them. */
export function errandQueue() {
  const errands: Errand[] = []
  const queue = {
    sendBatch: async (messages: Iterable<MessageSendRequest<Errand>>) => {
      errands.push(...[...messages].map(({ body }) => body))
    },
  } as object as Queue<Errand>
  return { queue, errands }
}

/** The clock's minute, without a queue unless one is given. */
export async function ring(now: number, bindings: Partial<Bindings> = {}) {
  const { ctx, told } = contextWithCache()
  await tellReceivers({ ...withoutQueue(), ...bindings }, ctx, now)
  return told
}

export async function run(errand: Errand, now: number, bindings: Partial<Bindings> = {}) {
  await runErrand(errand, { ...withoutQueue(), ...bindings }, contextWithCache().ctx, now)
}

export function withoutQueue(): Bindings {
  const { ERRANDS, ...bindings } = env
  return bindings
}

export function makeWebhook(wish: object = {}): Promise<MadeWebhook> {
  return editJson<MadeWebhook>('POST', '/webhooks', { body: { address: receiverUrl, ...wish } })
}

/** A webhook's log, the oldest first. */
export async function logOf({ id }: Pick<MadeWebhook, 'id'>): Promise<Delivery[]> {
  return (await editJson<DeliveryList>('GET', `/webhooks/${id}/deliveries`)).deliveries.toReversed()
}

/** Whether the message was signed with the secret: the browser's own comparison, over what Standard Webhooks says is signed. */
export async function isSignedWith(secret: string, { headers, body }: Received): Promise<boolean> {
  const bytes = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes(secret.replace('whsec_', '')), algorithm, false, ['verify'])
  const content = new TextEncoder().encode(`${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.${body}`)
  const checked = (headers.get('webhook-signature') ?? '').split(' ').map((signature) => {
    const [version, base64 = ''] = signature.split(',')
    return version === 'v1' && crypto.subtle.verify(algorithm, key, bytes(base64), content)
  })
  return (await Promise.all(checked)).includes(true)
}
