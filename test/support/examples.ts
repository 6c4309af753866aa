import type { SharePicture } from '../../worker/contract.ts'
import { exampleSiteUrl } from '../../worker/openapi/example-site.ts'
import type { Example, Operation, RequestBody } from '../../worker/openapi/operation.ts'
import { operations } from '../../worker/openapi/operations.ts'
import { articleSlug, pictureVersion } from '../../worker/openapi/segments.ts'
import type { DemoSite } from './demo-site.ts'
import { editorToken } from './editor-token.ts'
import { blankSharePicture } from './pictures.ts'

/** By operation and name. */
export type ExampleAnswers = Record<string, Record<string, unknown>>

/**
 * What the demo answers to the contract's examples, written for the example site: first what anybody may read, then what
 * writes, in the contract's order, then what editors read of that. Of those that are shown by their address it is looked
 * that they are there, and of their type.
 */
export async function askExamples({ url, neighbours }: DemoSite): Promise<ExampleAnswers> {
  const names = new Map([
    [exampleSiteUrl, url],
    [pictureVersion.example, await findPictureVersion(url)],
    ...neighbours.at,
  ])
  const began = Date.now()
  const answers: ExampleAnswers = {}
  for (const operation of inOrder(operations)) {
    for (const example of operation.examples.filter(({ atAddress }) => !atAddress)) {
      const { type, text } = await askExample(operation, example, names)
      // Others show what came of it.
      if (text === '') continue
      const settled = settle(translated(text, names, 'back'), began)
      answers[operation.id] = {
        ...answers[operation.id],
        [example.name]: type.endsWith('/json') || type.endsWith('+json') ? JSON.parse(settled) : settled,
      }
    }
  }
  for (const { answer, body, examples } of operations) {
    const [usual = ''] = Object.keys(answer.content ?? {})
    for (const { path, mediaType = usual } of examples.filter(({ atAddress }) => atAddress))
      await expectType(translated(exampleSiteUrl + path, names, 'there'), mediaType)
    if (body && 'fileTypes' in body)
      await expectType(translated(exampleSiteUrl + body.example, names, 'there'), 'image/png')
  }
  return answers
}

/** It is of the article's picture too, whose address has this site's port in it. */
async function findPictureVersion(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/articles/${articleSlug.example}/share-picture`, {
    headers: { Authorization: `Bearer ${editorToken}` },
  })
  const { version } = (await response.json()) as SharePicture
  return version
}

async function expectType(url: string, promised: string) {
  const { ok, status, headers } = await fetch(url)
  const type = headers.get('Content-Type')?.split(';')[0]
  if (!ok || type !== promised) throw new Error(`${url} is ${type} and not ${promised}, and answered ${status}`)
}

function inOrder(operations: Operation[]): Operation[] {
  const turn = ({ method, scope }: Operation) => (method !== 'get' ? 1 : scope === undefined ? 0 : 2)
  return operations.toSorted((one, other) => turn(one) - turn(other))
}

async function askExample(operation: Operation, { path }: Example, names: Map<string, string>) {
  const { type, sent } = sendable(operation.body)
  const url = translated(exampleSiteUrl + path, names, 'there')
  const response = await fetch(url, {
    method: operation.method.toUpperCase(),
    headers: { ...(operation.scope ? { Authorization: `Bearer ${editorToken}` } : {}), ...type },
    ...(typeof sent.body === 'string' ? { body: translated(sent.body, names, 'there') } : sent),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${operation.method} ${path} answered ${response.status}: ${text}`)
  return { type: response.headers.get('Content-Type')?.split(';')[0] ?? '', text }
}

/** The same with the names that the examples have, or those that stand for them here, also where they are in a query. */
function translated(text: string, names: Map<string, string>, way: 'there' | 'back'): string {
  return [...names].reduce((written, [name, real]) => {
    const [from, to] = way === 'there' ? [name, real] : [real, name]
    return written.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to))
  }, text)
}

/** When the examples say that they were asked. */
const asked = Date.UTC(2026, 2, 1, 8)
const hourMs = 3_600_000

/** What is another at each time, and what stands for it. */
const passing: [RegExp, string][] = [
  [/\bnewsclip_[\w-]{43}/g, 'newsclip_47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'],
  [/\bwhsec_[A-Za-z0-9+/=]+/g, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwNewsclip'],
  [/\bmsg_[0-9a-f]{32}\b/g, 'msg_0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
  [/\buntil=\d+&signature=[0-9a-f]{64}\b/g, `until=1772438400&signature=${'9f86d081884c7d65'.repeat(4)}`],
  [/\bsource-1-[0-9a-z]+-[0-9a-z]+/g, 'source-1-mm7a6m80-1x9k3fz'],
  // The last migration, of which the next would make another.
  [/\b\d{4}_[a-z_]+\.sql\b/g, '0001_timeline.sql'],
]

/** A text without what only the moment has put into it: times since it began are told by the hour, secrets as one. */
function settle(text: string, began: number): string {
  const timed = text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (time) => {
    const sinceMs = Date.parse(time) - began
    return sinceMs < 0 ? time : new Date(asked + Math.round(sinceMs / hourMs) * hourMs).toISOString()
  })
  return passing.reduce((settled, [pattern, instead]) => settled.replaceAll(pattern, instead), timed)
}

const picture = await blankSharePicture()

/** A request's body as it is sent, and of which type; a picture, where it is a file. */
export function sendable(body: RequestBody | undefined): { type: Record<string, string>; sent: { body?: BodyInit } } {
  if (!body) return { type: {}, sent: {} }
  if ('fileTypes' in body) return { type: { 'Content-Type': 'image/png' }, sent: { body: picture } }
  const { mediaType, example } = body
  const text = typeof example === 'string' ? example : JSON.stringify(example)
  return { type: { 'Content-Type': mediaType }, sent: { body: text } }
}
