import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventMessage } from '../../worker/contract/webhooks.ts'
import type { DeliveryList, EventMessage, MadeWebhook, Webhook, WebhookList } from '../../worker/contract.ts'
import { saveDue } from '../../worker/database/save-due.ts'
import type { Bindings, Errand } from '../../worker/env.ts'
import worker from '../../worker/index.ts'
import { auditOf, edit, editJson, refusalOf, write } from '../support/editor.ts'
import { type Fault, faultyDatabase } from '../support/faulty-database.ts'
import { database, newsroom } from '../support/newsroom.ts'
import {
  errandQueue,
  isSignedWith,
  logOf,
  makeWebhook,
  receiveAll,
  receiverUrl,
  ring,
  run,
} from '../support/receiver.ts'
import { importArticles, siteUrl } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const crane = { title: 'Crane', slug: 'crane', tags: ['Harbour'] }

let world: ReturnType<typeof receiveAll>

beforeEach(async () => {
  // Another test's future.
  await env.DB.prepare('UPDATE last_write SET saved_at = 0').run()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  world = receiveAll()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function countOf(table: 'untold' | 'events' | 'deliveries') {
  return (await env.DB.prepare(`SELECT count(*) AS number FROM ${table}`).first<{ number: number }>())?.number
}

describe('a webhook', () => {
  it('has a number that no other had before it', async () => {
    const { id } = await makeWebhook()
    await edit('DELETE', `/webhooks/${id}`)
    const next = await makeWebhook()
    expect(next.id).toBe(id + 1)
    const [, removed] = await auditOf(encodeURIComponent(`webhook ${id}`)).then((entries) => entries.toReversed())
    expect(removed?.action).toBe('webhook.removed')
    expect((await auditOf(encodeURIComponent(`webhook ${next.id}`))).map(({ action }) => action)).toEqual([
      'webhook.made',
    ])
  })

  it('shows its secret once, and keeps it to itself from then on', async () => {
    const { secret, ...made } = await makeWebhook({ description: 'Rebuilds the start page' })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(made).toEqual({
      id: expect.any(Number),
      address: receiverUrl,
      description: 'Rebuilds the start page',
      events: ['articles.published', 'articles.updated', 'articles.withdrawn'],
      enabled: true,
      status: 'Takes what it is sent.',
      createdAt: '2026-06-01T12:00:00.000Z',
      failingSince: null,
      disabledAt: null,
    })
    const { webhooks } = await editJson<WebhookList>('GET', '/webhooks')
    expect(webhooks).toEqual([made])
    expect(await editJson('GET', `/webhooks/${made.id}`)).toEqual(made)
    expect(JSON.stringify(await editJson('GET', '/audit'))).not.toContain(secret)
  })

  it('is an administrator’s to make', async () => {
    const { token } = await editJson<{ token: string }>('POST', '/tokens', {
      body: { name: 'Ada', scopes: ['articles'] },
    })
    const headers = { Authorization: `Bearer ${token}` }
    expect(await refusalOf(await edit('GET', '/webhooks', { headers }))).toBe('403 scope-missing')
  })

  it.each([
    ['http://receiver.example/', 'must begin with https://'],
    ['ftp://receiver.example/', 'must be an address that begins with https://'],
    ['receiver', 'must be an address that begins with https://'],
    ['https://ada:secret@receiver.example/', 'must be without a user or password'],
    ['https://127.0.0.1/', 'leads to a private network'],
    ['https://[::1]/', 'leads to a private network'],
    ['https://0x7f.1/', 'leads to a private network'],
    ['https://169.254.169.254/latest/', 'leads to a private network'],
    ['https://localhost/', 'leads to a private network'],
  ])('cannot be at %s', async (address, complaint) => {
    const made = await edit('POST', '/webhooks', { body: { address } })
    expect(made.status).toBe(400)
    expect((await made.json<{ detail: string }>()).detail).toContain(`address: ${complaint}`)
    const { id } = await makeWebhook()
    expect((await edit('PATCH', `/webhooks/${id}`, { body: { address } })).status).toBe(400)
  })

  it('may be without encryption, and at home, where tests allow it', async () => {
    const asked = { body: { address: 'http://localhost:9000/' }, bindings: { FETCH_ALLOWED: 'localhost:9000' } }
    expect((await edit('POST', '/webhooks', asked)).status).toBe(201)
  })

  it.each([
    [{}, 400],
    [{ address: receiverUrl, events: [] }, 400],
    [{ address: receiverUrl, events: ['articles.read'] }, 400],
    [{ address: receiverUrl, secret: 'whsec_mine' }, 400],
  ])('is not made of %j', async (body, status) => {
    expect((await edit('POST', '/webhooks', { body })).status).toBe(status)
  })

  it('is one of twenty at most', async () => {
    for (let n = 0; n < 20; n++) await makeWebhook()
    expect(await refusalOf(await edit('POST', '/webhooks', { body: { address: receiverUrl } }))).toBe(
      '409 webhooks-full',
    )
  })

  it('can be changed and removed, each with its note', async () => {
    const { id } = await makeWebhook()
    const changed = await editJson<Webhook>('PATCH', `/webhooks/${id}`, {
      body: { events: ['articles.withdrawn'], description: 'Takes down copies' },
    })
    expect(changed).toMatchObject({
      address: receiverUrl,
      events: ['articles.withdrawn'],
      description: 'Takes down copies',
    })
    expect((await edit('DELETE', `/webhooks/${id}`)).status).toBe(204)
    for (const path of ['', '/deliveries']) {
      expect(await refusalOf(await edit('GET', `/webhooks/${id}${path}`))).toBe('404 webhook-not-found')
    }
    expect((await auditOf(`webhook%20${id}`)).map(({ action }) => action)).toEqual([
      'webhook.removed',
      'webhook.changed',
      'webhook.made',
    ])
  })
})

describe('an event', () => {
  it('is posted as Standard Webhooks says, and signed with the secret', async () => {
    const { secret } = await makeWebhook()
    await write({ ...crane, category: 'General' }, '2026-05-01')
    vi.setSystemTime(noon + 30_000)
    await ring(noon + 30_000)
    const [message] = world.received
    if (!message) throw new Error('Nothing came')
    expect(message.url).toBe(receiverUrl)
    expect(message.headers.get('Content-Type')).toBe('application/json')
    expect(message.headers.get('User-Agent')).toBe(`Newsclip (+${siteUrl}/about)`)
    expect(message.headers.get('webhook-id')).toMatch(/^msg_[0-9a-f]{32}$/)
    expect(message.headers.get('webhook-timestamp')).toBe(String((noon + 30_000) / 1000))
    expect(JSON.parse(message.body)).toEqual({
      type: 'articles.published',
      timestamp: '2026-06-01T12:00:00.000Z',
      data: {
        articles: [
          {
            slug: 'crane',
            url: `${siteUrl}/articles/crane`,
            title: 'Crane',
            category: 'general',
            tags: ['harbour'],
            publishedAt: '2026-05-01T00:00:00.000Z',
            formerUrl: null,
          },
        ],
      },
    } satisfies EventMessage)
    expect(v.is(eventMessage, JSON.parse(message.body))).toBe(true)
    expect(await isSignedWith(secret, message)).toBe(true)
    const other = (await makeWebhook()).secret
    expect(await isSignedWith(other, message)).toBe(false)
    expect(await isSignedWith(secret, { ...message, body: `${message.body} ` })).toBe(false)
  })

  it('is what readers see of an article: published, updated, moved, withdrawn, and back', async () => {
    await makeWebhook()
    await write(crane)
    await editJson('PATCH', '/articles/crane', { body: { summary: 'Blue.' } })
    await ring(noon)
    expect(world.events()).toEqual([])

    const steps: [string, string, object?][] = [
      ['PUT', '/articles/crane/publication'],
      ['PATCH', '/articles/crane', { title: 'A second crane' }],
      ['PATCH', '/articles/crane', { title: 'A second crane' }],
      ['PATCH', '/articles/crane', { slug: 'second-crane' }],
      ['DELETE', '/articles/second-crane/publication'],
      ['PUT', '/articles/second-crane/publication'],
      ['DELETE', '/articles/second-crane'],
    ]
    for (const [method, path, body] of steps) {
      const response = await edit(method, path, body ? { body } : {})
      expect(response.ok).toBe(true)
      await ring(noon)
    }
    expect(world.events()).toEqual([
      'articles.published crane',
      'articles.updated crane',
      'articles.updated second-crane',
      'articles.withdrawn second-crane',
      'articles.published second-crane',
      'articles.withdrawn second-crane',
    ])
    const [, , moved] = world.received.map(({ body }) => (JSON.parse(body) as EventMessage).data.articles[0])
    expect(moved?.formerUrl).toBe(`${siteUrl}/articles/crane`)
  })

  it('goes only to those who want it', async () => {
    const wanting = await makeWebhook({ events: ['articles.withdrawn'] })
    const all = await makeWebhook({ address: 'https://8.8.4.4/' })
    await write(crane, null)
    await edit('DELETE', '/articles/crane')
    await ring(noon)
    expect((await logOf(wanting)).map(({ type }) => type)).toEqual(['articles.withdrawn'])
    expect((await logOf(all)).map(({ type }) => type)).toEqual(['articles.published', 'articles.withdrawn'])
    const ids = [...(await logOf(wanting)), ...(await logOf(all))].map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(2)
  })

  it('is not even written down where nobody wants it', async () => {
    const { id } = await makeWebhook({ events: ['articles.withdrawn'] })
    await write(crane, null)
    expect(await countOf('untold')).toBe(0)
    await editJson('PATCH', `/webhooks/${id}`, { body: { enabled: false } })
    await edit('DELETE', '/articles/crane')
    await importArticles(newsroom.harbour)
    expect(await countOf('untold')).toBe(0)
  })

  it('of an import is one for every 25 articles', async () => {
    const webhook = await makeWebhook()
    const articles = Array.from({ length: 60 }, (_, n) => ({ title: `Crane ${n}`, publishedAt: '2026-05-01' }))
    await importArticles(...articles)
    await importArticles(...articles.slice(0, 30).map((one, n) => ({ ...one, summary: n < 2 ? 'Blue.' : '' })))
    await ring(noon)
    expect((await logOf(webhook)).map(({ type, articleCount }) => [type, articleCount])).toEqual([
      ['articles.published', 25],
      ['articles.published', 25],
      ['articles.published', 10],
      ['articles.updated', 2],
    ])
    const told = world.received.flatMap(({ body }) => (JSON.parse(body) as EventMessage).data.articles)
    expect(told.map(({ slug }) => slug)).toEqual([...articles.map((_, n) => `crane-${n}`), 'crane-0', 'crane-1'])
  })

  it('that nobody sent comes to be sent by the clock, a few each minute', async () => {
    await makeWebhook()
    for (let n = 0; n < 6; n++) await write({ title: `Crane ${n}` }, null)
    await ring(noon)
    expect(world.received.length).toBe(4)
    await ring(noon + minute)
    expect(world.received.length).toBe(6)
    await ring(noon + 2 * minute)
    expect(world.received.length).toBe(6)
  })
})

describe('a scheduled article', () => {
  const later = '2026-06-01T12:10:00Z'

  it('is told at its minute and not before, once, however often the clock rings', async () => {
    await makeWebhook()
    await write(crane, later)
    await editJson('PATCH', '/articles/crane', { body: { title: 'A blue crane' } })
    await importArticles({ ...newsroom.harbour, publishedAt: later })
    for (const at of [noon, noon + 10 * minute - 1]) {
      await saveDue(database(), at)
      await ring(at)
    }
    expect(world.events()).toEqual([])
    const due = noon + 10 * minute
    await Promise.all([saveDue(database(), due), saveDue(database(), due)])
    await Promise.all([ring(due), ring(due)])
    await saveDue(database(), due + minute)
    await ring(due + minute)
    expect(world.events()).toEqual(['articles.published crane harbour-crane'])
    expect(world.received[0]?.body).toContain('"timestamp":"2026-06-01T12:10:00.000Z"')
  })

  it('that readers have seen is withdrawn when it is put off, and nothing is told of what it will be', async () => {
    await makeWebhook()
    await write(crane, null)
    await editJson('PUT', '/articles/crane/publication', { body: { publishedAt: later } })
    await editJson('PATCH', '/articles/crane', { body: { title: 'Secret' } })
    await ring(noon)
    expect(world.events()).toEqual(['articles.published crane', 'articles.withdrawn crane'])
    expect(JSON.stringify(world.received)).not.toContain('Secret')
    await saveDue(database(), noon + 10 * minute)
    await ring(noon + 10 * minute)
    expect(world.events().at(-1)).toBe('articles.published crane')
  })
})

describe('a write that breaks', () => {
  it.each<[string, Fault[], number]>([
    ['before its commit', ['before'], 0],
    ['after its commit', ['after'], 1],
    ['twice, and is repeated', ['before', 'after', 'after'], 1],
  ])('%s tells of as much as was written', async (_, faults, told) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await makeWebhook()
    await write(crane)
    const { DB } = faultyDatabase(faults)
    for (const __ of faults) {
      const asked = { bindings: { DB }, headers: { 'Idempotency-Key': 'k' } }
      await edit('PUT', '/articles/crane/publication', asked)
    }
    await ring(noon)
    expect(world.events()).toEqual(Array.from({ length: told }, () => 'articles.published crane'))
  })
})

describe('the queue', () => {
  it('is asked right after a write, and not when nobody has to be told', async () => {
    const { queue, errands } = errandQueue()
    const bindings = { ERRANDS: queue }
    await edit('POST', '/articles', { body: crane, bindings })
    await edit('PUT', '/articles/crane/publication', { bindings })
    expect(errands).toEqual([])
    const { id } = await makeWebhook()
    await edit('PATCH', '/articles/crane', { body: { title: 'A second crane' }, bindings })
    expect(errands).toEqual([{ receiver: id }])
    expect(world.received).toEqual([])
    await run({ receiver: id }, noon)
    expect(world.events()).toEqual(['articles.updated crane'])
  })

  it('may deliver an errand again, or twice at once, and the event is sent once', async () => {
    const webhook = await makeWebhook()
    await write(crane, null)
    const { queue, errands } = errandQueue()
    await ring(noon, { ERRANDS: queue })
    await ring(noon, { ERRANDS: queue })
    expect(errands).toEqual([{ receiver: webhook.id }, { receiver: webhook.id }])
    await Promise.all(errands.map((errand) => run(errand, noon)))
    for (const errand of errands) await run(errand, noon + minute)
    expect(world.events()).toEqual(['articles.published crane'])
    expect(await logOf(webhook)).toMatchObject([
      {
        state: 'delivered',
        attempts: [{ at: '2026-06-01T12:00:00.000Z', status: 204, reason: null }],
        nextAttemptAt: null,
      },
    ])
  })

  it('that loses an errand loses no event: the clock asks again', async () => {
    const { id } = await makeWebhook()
    await write(crane, null)
    const lost = errandQueue()
    await ring(noon, { ERRANDS: lost.queue })
    const { queue, errands } = errandQueue()
    await ring(noon + minute, { ERRANDS: queue })
    expect(errands).toEqual([{ receiver: id }])
  })

  it('that cannot be reached is done without', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await makeWebhook()
    const sendBatch = async () => {
      throw new Error('Queue operations for today are used up')
    }
    const bindings = { ERRANDS: { sendBatch } as unknown as Queue<{ receiver: number }> }
    await edit('POST', '/articles', { body: crane, bindings })
    const published = await edit('PUT', '/articles/crane/publication', { bindings })
    expect(published.status).toBe(200)
    await ring(noon, bindings)
    expect(world.events()).toEqual(['articles.published crane'])
    expect(log).toHaveBeenCalledTimes(2)
  })

  it('is asked once more by an errand that could not finish, six events at a time', async () => {
    const { id } = await makeWebhook()
    for (let n = 0; n < 8; n++) await write({ title: `Crane ${n}` }, null)
    const { queue, errands } = errandQueue()
    await ring(noon, { ERRANDS: queue })
    for (const expected of [6, 8]) {
      await run(errands.at(-1) ?? { receiver: 0 }, noon, { ERRANDS: queue })
      expect(world.received.length).toBe(expected)
    }
    expect(errands).toEqual([{ receiver: id }, { receiver: id }])
  })
})

describe('the worker’s own queue', () => {
  it('has its errand done, and keeps it where the database is away', async () => {
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon, { ERRANDS: errandQueue().queue })
    const errand = { id: 'one', timestamp: new Date(noon), attempts: 1, body: { receiver: webhook.id } }
    const handle = async (bindings: Partial<Bindings>) => {
      const batch = createMessageBatch<Errand>('newsclip-errands', [errand])
      const ctx = createExecutionContext()
      await worker.queue(batch, { ...env, ...bindings }, ctx)
      return getQueueResult(batch, ctx)
    }
    const away = () => {
      throw new Error('D1_ERROR: Network connection lost.')
    }
    await expect(handle({ DB: { withSession: away } as object as D1Database })).rejects.toThrow('D1_ERROR')
    for (let times = 0; times < 2; times++) expect((await handle({})).outcome).toBe('ok')
    expect(world.events()).toEqual(['articles.published crane'])
  })
})

describe('a receiver that fails', () => {
  it('is tried again after growing pauses for three days, under the same identifier, and is given up and switched off', async () => {
    world.answer(() => new Response(null, { status: 500 }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    await ring(noon + minute - 1)
    expect(world.received.length).toBe(1)
    let at = noon
    for (const minutes of [1, 5, 30, 120, 300, 600, 840, 1200, 1440]) {
      at += minutes * minute
      await ring(at)
    }
    const [delivery] = await logOf(webhook)
    expect(delivery?.attempts.map((attempt) => Date.parse(attempt.at) - noon)).toEqual(
      [0, 1, 6, 36, 156, 456, 1056, 1896, 3096, 4536].map((minutes) => minutes * minute),
    )
    expect(world.received.length).toBe(10)
    const sent = world.received.map(({ headers, body }) => [headers.get('webhook-id'), body].join(' '))
    expect(new Set(sent).size).toBe(1)
    expect(world.received.map(({ headers }) => Number(headers.get('webhook-timestamp')) * 1000).at(-1)).toBe(at)
    const signed = await Promise.all(world.received.map((message) => isSignedWith(webhook.secret, message)))
    expect(signed).toEqual(Array.from({ length: 10 }, () => true))

    expect(delivery).toMatchObject({ state: 'given-up', nextAttemptAt: null })
    expect(delivery?.attempts[9]).toEqual({ at: new Date(at).toISOString(), status: 500, reason: 'refused' })
    expect(await editJson('GET', `/webhooks/${webhook.id}`)).toMatchObject({
      enabled: false,
      status: 'Switched off: it took nothing since 2026-06-01T12:00:00.000Z; the log says why.',
    })
    const [note] = await auditOf(`webhook%20${webhook.id}`)
    expect(note).toMatchObject({ actor: 'clock', action: 'webhook.disabled', after: { because: 'failing' } })
  }, 20_000)

  it('is told the rest as soon as it is well again, and nothing is held against it', async () => {
    world.answer(() => new Response(null, { status: 503 }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    expect(await editJson('GET', `/webhooks/${webhook.id}`)).toMatchObject({
      enabled: true,
      failingSince: '2026-06-01T12:00:00.000Z',
      status: 'Has taken nothing since 2026-06-01T12:00:00.000Z; the log says why.',
    })
    world.answer(() => new Response('Thank you'))
    await ring(noon + minute)
    expect(await logOf(webhook)).toMatchObject([{ state: 'delivered', attempts: [{ status: 503 }, { status: 200 }] }])
    expect(await editJson('GET', `/webhooks/${webhook.id}`)).toMatchObject({
      failingSince: null,
      status: 'Takes what it is sent.',
    })
  })

  it.each<[string, string, () => Response | Promise<Response>, object]>([
    [
      'answers with a redirect',
      receiverUrl,
      () => Response.redirect('https://8.8.4.4/', 307),
      { status: 307, reason: 'refused' },
    ],
    [
      'is not there',
      receiverUrl,
      () => Promise.reject(new TypeError('Connection refused')),
      { status: null, reason: 'unreachable' },
    ],
  ])('is tried again when it %s', async (_, address, answer, attempt) => {
    world.answer(answer)
    const webhook = await makeWebhook({ address })
    await write(crane, null)
    await ring(noon)
    expect(world.received.length).toBe(1)
    expect(await logOf(webhook)).toMatchObject([{ state: 'waiting', attempts: [attempt] }])
  })

  it('whose name leads to a private network is sent nothing', async () => {
    const webhook = await makeWebhook({ address: 'https://rebound.example/' })
    world.answer(({ url }) =>
      url.startsWith(env.RESOLVER_URL)
        ? Response.json({ Answer: [{ data: '10.0.0.8' }] })
        : new Response(null, { status: 204 }),
    )
    await write(crane, null)
    await ring(noon)
    expect(world.received.filter(({ url }) => url.includes('rebound.example/'))).toEqual([])
    expect(await logOf(webhook)).toMatchObject([{ attempts: [{ status: null, reason: 'address-refused' }] }])
  })

  it('is left alone for as long as it asks, with everything', async () => {
    world.answer(() => new Response(null, { status: 429, headers: { 'Retry-After': '600' } }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    await write({ title: 'Ferry' }, null)
    await ring(noon + 10 * minute - 1)
    const again = new Date(noon + 10 * minute).toISOString()
    expect((await logOf(webhook)).map(({ nextAttemptAt }) => nextAttemptAt)).toEqual([again, again])
    expect(world.received.length).toBe(1)
    world.answer(() => new Response(null, { status: 204 }))
    await ring(noon + 10 * minute)
    expect(world.received.length).toBe(3)
    expect((await logOf(webhook)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  it('is left alone until the date that it names, and not for longer than a day', async () => {
    const until = new Date(noon + 3 * day).toUTCString()
    world.answer(() => new Response(null, { status: 503, headers: { 'Retry-After': until } }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    expect((await logOf(webhook))[0]?.nextAttemptAt).toBe(new Date(noon + day).toISOString())
  })

  it('that answers 410 is switched off at once, and what waits for it is given up', async () => {
    world.answer(() => new Response(null, { status: 410 }))
    const webhook = await makeWebhook()
    for (let n = 0; n < 6; n++) await write({ title: `Crane ${n}` }, null)
    await ring(noon)
    expect(world.received.length).toBe(4)
    expect((await logOf(webhook)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'given-up'))
    expect(await editJson('GET', `/webhooks/${webhook.id}`)).toMatchObject({
      enabled: false,
      status: 'Switched off: it answered 410, which says that it wants nothing any more.',
    })
    await write(crane, null)
    await ring(noon + 10 * minute)
    expect(world.received.length).toBe(4)

    world.answer(() => new Response(null, { status: 204 }))
    const on = await editJson<Webhook>('PATCH', `/webhooks/${webhook.id}`, { body: { enabled: true } })
    expect(on).toMatchObject({ enabled: true, status: 'Takes what it is sent.', disabledAt: null })
    await editJson('PATCH', '/articles/crane', { body: { title: 'A second crane' } })
    await ring(noon + 11 * minute)
    expect(world.events().at(-1)).toBe('articles.updated crane')
    expect(world.received.length).toBe(5)
  })

  it('is not switched off for what came to nothing when somebody tried it by hand', async () => {
    world.answer(() => new Response(null, { status: 500 }))
    const webhook = await makeWebhook()
    await edit('POST', `/webhooks/${webhook.id}/test`)
    expect(await editJson('GET', `/webhooks/${webhook.id}`)).toMatchObject({ failingSince: null })
    vi.setSystemTime(noon + 5 * day)
    await write(crane, null)
    await ring(noon + 5 * day)
    expect(await logOf(webhook)).toMatchObject([{ state: 'given-up' }, { state: 'waiting' }])
    expect(await editJson('GET', `/webhooks/${webhook.id}`)).toMatchObject({
      enabled: true,
      failingSince: new Date(noon + 5 * day).toISOString(),
    })
  })

  it('starts anew at another address: at once, and with nothing against it', async () => {
    world.answer(() => new Response(null, { status: 503, headers: { 'Retry-After': '86400' } }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    world.answer(() => new Response(null, { status: 204 }))
    const address = 'https://8.8.4.4/'
    const { queue, errands } = errandQueue()
    const asked = { body: { address }, bindings: { ERRANDS: queue } }
    expect(await editJson('PATCH', `/webhooks/${webhook.id}`, asked)).toMatchObject({
      failingSince: null,
      status: 'Takes what it is sent.',
    })
    expect(errands).toEqual([{ receiver: webhook.id }])
    await run({ receiver: webhook.id }, noon)
    expect(world.received.map(({ url }) => url)).toEqual([receiverUrl, address])
    await write({ title: 'Ferry' }, null)
    await ring(noon + minute)
    expect(world.received.map(({ url }) => url)).toEqual([receiverUrl, address, address])
    expect((await logOf(webhook)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  it('while it is switched off is not tried again, and not once it is on', async () => {
    let fails = () => {}
    const under = new Promise<void>((begun) => {
      world.answer(() => {
        begun()
        return new Promise<Response>((_, reject) => {
          fails = () => reject(new TypeError('Connection reset'))
        })
      })
    })
    const webhook = await makeWebhook()
    await write(crane, null)
    const minuteOfIt = ring(noon)
    await under
    await editJson('PATCH', `/webhooks/${webhook.id}`, { body: { enabled: false } })
    fails()
    await minuteOfIt
    const given = { state: 'given-up', nextAttemptAt: null, attempts: [{ reason: 'unreachable' }] }
    expect(await logOf(webhook)).toMatchObject([given])
    await editJson('PATCH', `/webhooks/${webhook.id}`, { body: { enabled: true } })
    await ring(noon + day)
    expect(world.received.length).toBe(1)
  })

  it('holds up no other, and neither does one that has much to be told', async () => {
    world.answer(({ url }) => new Response(null, { status: url === receiverUrl ? 500 : 204 }))
    await makeWebhook()
    const well = await makeWebhook({ address: 'https://8.8.4.4/', events: ['articles.withdrawn'] })
    await write(crane, null)
    await edit('DELETE', '/articles/crane')
    await ring(noon)
    expect(await logOf(well)).toMatchObject([{ state: 'delivered' }])
    world.answer(() => new Response(null, { status: 204 }))
    for (let n = 0; n < 12; n++) await write({ title: `Crane ${n}` }, null)
    await ring(noon + 1)
    await edit('DELETE', '/articles/crane-0')
    for (const rings of [2, 3, 4]) await ring(noon + rings)
    expect((await logOf(well)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })
})

describe('a run that dies', () => {
  it('in the midst of a try leaves it to be tried again', async () => {
    const webhook = await makeWebhook()
    await write(crane, null)
    let sent = () => {}
    const hangs = new Promise<void>((resolve) => {
      sent = resolve
    })
    world.answer(() => {
      sent()
      return new Promise<Response>(() => {})
    })
    void ring(noon)
    await hangs
    world.answer(() => new Response(null, { status: 204 }))
    await ring(noon + minute)
    expect(world.received.length).toBe(1)
    await ring(noon + 2 * minute)
    expect(world.received.length).toBe(2)
    expect(new Set(world.received.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1)
    expect(await logOf(webhook)).toMatchObject([{ state: 'delivered', attempts: [{ status: 204 }] }])
  })

  it.each<[Fault, number]>([
    ['before', 2],
    ['after', 1],
  ])('when it keeps what came of it, %s the commit, does not lose the event', async (fault, sent) => {
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon, { ERRANDS: errandQueue().queue })
    const { DB } = brokenAt(2, fault)
    await expect(run({ receiver: webhook.id }, noon, { DB })).rejects.toThrow('D1_ERROR')
    for (let at = noon; at <= noon + 3 * minute; at += minute) await run({ receiver: webhook.id }, at)
    expect(world.received.length).toBe(sent)
    expect(await logOf(webhook)).toMatchObject([{ state: 'delivered' }])
  })
})

/** The database, of which batches of that many statements break. */
function brokenAt(count: number, fault: Fault) {
  const withSession: D1Database['withSession'] = (constraint) => {
    const session = env.DB.withSession(constraint)
    const batch = async <T>(statements: D1PreparedStatement[]) => {
      if (statements.length === count && fault === 'before') throw new Error('D1_ERROR: Network connection lost.')
      const results = await session.batch<T>(statements)
      if (statements.length === count) throw new Error('D1_ERROR: Network connection lost.')
      return results
    }
    return { prepare: (sql) => session.prepare(sql), batch, getBookmark: () => session.getBookmark() }
  }
  return { DB: { withSession } as D1Database }
}

describe('a new secret', () => {
  it('is signed with beside the old one for a day', async () => {
    const webhook = await makeWebhook()
    const { secret } = await editJson<MadeWebhook>('POST', `/webhooks/${webhook.id}/secret`)
    expect(secret).not.toBe(webhook.secret)
    for (const at of [noon, noon + day]) {
      vi.setSystemTime(at)
      await write({ title: `Crane at ${at}` }, null)
      await ring(at)
    }
    const [first, second] = world.received
    if (!first || !second) throw new Error('Two should have come')
    expect(await isSignedWith(secret, first)).toBe(true)
    expect(await isSignedWith(webhook.secret, first)).toBe(true)
    expect(await isSignedWith(secret, second)).toBe(true)
    expect(await isSignedWith(webhook.secret, second)).toBe(false)
  })
})

describe('secrets that are replaced within a day of each other', () => {
  it('are all signed with, the last four, so that none is lost to who repeats a request', async () => {
    const webhook = await makeWebhook()
    const replace = () => editJson<MadeWebhook>('POST', `/webhooks/${webhook.id}/secret`)
    const secrets = [webhook.secret]
    for (let n = 0; n < 4; n++) secrets.push((await replace()).secret)
    await write(crane, null)
    await ring(noon)
    const [message] = world.received
    if (!message) throw new Error('Nothing came')
    const signed = await Promise.all(secrets.map((secret) => isSignedWith(secret, message)))
    expect(signed).toEqual([false, true, true, true, true])

    vi.setSystemTime(noon + day)
    await write({ title: 'Ferry' }, null)
    await ring(noon + day)
    const [, later] = world.received
    expect(later?.headers.get('webhook-signature')?.split(' ')).toHaveLength(1)
  })
})

describe('trying it out', () => {
  it('posts a signed test at once and says what came of it', async () => {
    const webhook = await makeWebhook({ events: ['articles.withdrawn'] })
    const delivery = await editJson('POST', `/webhooks/${webhook.id}/test`)
    expect(delivery).toMatchObject({
      type: 'test',
      state: 'delivered',
      articleCount: 0,
      attempts: [{ at: '2026-06-01T12:00:00.000Z', status: 204, reason: null }],
      nextAttemptAt: null,
    })
    const [message] = world.received
    if (!message) throw new Error('Nothing came')
    expect(JSON.parse(message.body)).toEqual({
      type: 'test',
      timestamp: '2026-06-01T12:00:00.000Z',
      data: { articles: [] },
    })
    expect(await isSignedWith(webhook.secret, message)).toBe(true)
  })

  it('is not repeated by itself when it fails', async () => {
    world.answer(() => new Response(null, { status: 404 }))
    const webhook = await makeWebhook()
    expect(await editJson('POST', `/webhooks/${webhook.id}/test`)).toMatchObject({
      state: 'given-up',
      attempts: [{ status: 404, reason: 'refused' }],
    })
    await ring(noon + hour)
    expect(world.received.length).toBe(1)
  })

  it('works while it is switched off', async () => {
    const { id } = await makeWebhook()
    await editJson('PATCH', `/webhooks/${id}`, { body: { enabled: false } })
    expect(await editJson('POST', `/webhooks/${id}/test`)).toMatchObject({ state: 'delivered' })
  })
})

describe('the log', () => {
  it('is read page by page', async () => {
    const webhook = await makeWebhook()
    for (let n = 0; n < 3; n++) await write({ title: `Crane ${n}` }, null)
    await ring(noon)
    const first = await editJson<DeliveryList>('GET', `/webhooks/${webhook.id}/deliveries?limit=2`)
    const rest = await editJson<DeliveryList>('GET', `/webhooks/${webhook.id}/deliveries?limit=2&cursor=${first.next}`)
    expect([first.deliveries.length, rest.deliveries.length, rest.next]).toEqual([2, 1, null])
    const all = [...first.deliveries, ...rest.deliveries].map(({ id }) => id)
    expect(all).toEqual(all.toSorted((one, other) => other - one))
  })

  it('is where an event can be sent again, whatever became of it', async () => {
    world.answer(() => new Response(null, { status: 410 }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    const [given] = await logOf(webhook)
    const retry = () => editJson('POST', `/webhooks/${webhook.id}/deliveries/${given?.id}/retry`)
    world.answer(() => new Response(null, { status: 500 }))
    expect(await retry()).toMatchObject({ state: 'given-up', attempts: [{ status: 410 }, { status: 500 }] })
    world.answer(() => new Response(null, { status: 204 }))
    expect(await retry()).toMatchObject({ state: 'delivered', nextAttemptAt: null })
    expect(await retry()).toMatchObject({ state: 'delivered' })
    expect(new Set(world.received.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1)
    expect(world.received.length).toBe(4)
    const absent = await edit('POST', `/webhooks/${webhook.id}/deliveries/999/retry`)
    expect(await refusalOf(absent)).toBe('404 delivery-not-found')
  })

  it('counts no try by hand among those that an event has', async () => {
    world.answer(() => new Response(null, { status: 500 }))
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    const [before] = await logOf(webhook)
    for (let n = 0; n < 9; n++) await edit('POST', `/webhooks/${webhook.id}/deliveries/${before?.id}/retry`)
    expect(await logOf(webhook)).toMatchObject([{ state: 'waiting', nextAttemptAt: before?.nextAttemptAt }])
    await ring(noon + minute)
    const [after] = await logOf(webhook)
    expect(after?.attempts.length).toBe(11)
    expect(after?.nextAttemptAt).toBe(new Date(noon + 6 * minute).toISOString())
  })

  it('of another webhook is not to be had', async () => {
    const one = await makeWebhook()
    const other = await makeWebhook({ events: ['articles.withdrawn'] })
    await write(crane, null)
    await ring(noon)
    const [delivery] = await logOf(one)
    expect(delivery?.state).toBe('delivered')
    const asked = await edit('POST', `/webhooks/${other.id}/deliveries/${delivery?.id}/retry`)
    expect(await refusalOf(asked)).toBe('404 delivery-not-found')
  })

  it('goes back two weeks', async () => {
    const webhook = await makeWebhook()
    await write(crane, null)
    await ring(noon)
    await ring(noon + 14 * day)
    expect(await logOf(webhook)).toHaveLength(1)
    await ring(noon + 14 * day + 1)
    expect(await logOf(webhook)).toEqual([])
    expect(await countOf('events')).toBe(0)
  })
})
