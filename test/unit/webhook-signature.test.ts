import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { afterTry, parseRetryAfter } from '../../worker/domain/delivery.ts'
import type { ArticleEvent } from '../../worker/domain/event.ts'
import { writeMessage } from '../../worker/domain/message.ts'
import type { Receiver } from '../../worker/domain/receiver.ts'
import { signatureHeaders } from '../../worker/domain/webhook-signature.ts'
import { newsSite } from '../support/outgoing.ts'

const now = Date.UTC(2026, 2, 1, 8)
const minute = 60_000
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const crane: ArticleEvent = {
  messageId: 'msg_0f1e2d3c',
  type: 'articles.published',
  at: now - minute,
  articles: [
    {
      slug: 'hafenkran-größe',
      title: 'Ein “zweiter” Kran — 起重機',
      category: { slug: 'general', name: 'General' },
      tags: [],
      publishedAt: now - minute,
    },
  ],
}

const receiver: Receiver = {
  ...{ id: 1, kind: 'webhook', address: 'https://receiver.example/', description: '', events: ['articles.published'] },
  ...{ secret, previousSecret: null, previousUntil: null, createdAt: 0, disabledAt: null, disabledBecause: null },
  ...{ failingSince: null, quietUntil: 0 },
}

it('signs as the libraries of Standard Webhooks do', async () => {
  // Their own test's message, secret and signature.
  const headers = await signatureHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    [secret],
    1614265330000,
  )
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

type ReadEvent = (secret: string, headers: Record<string, string>, body: string, now: number) => unknown

describe('the example in docs/webhooks.md', async () => {
  const guide = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8')
  const [, code = ''] = /```js\n(.*?)```/s.exec(guide) ?? []
  const example: { readEvent: ReadEvent } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )
  const { headers, body } = await writeMessage(receiver, [crane], newsSite, now)
  const read = (changed: Record<string, string> = {}, text = body, at = now, key = secret) =>
    example.readEvent(key, { ...headers, ...changed }, text, at)

  it('reads what is sent', () => {
    expect(read()).toEqual(JSON.parse(body))
  })

  it('reads what is signed with two secrets, by either', async () => {
    const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
    const both = await writeMessage(
      { ...receiver, previousSecret: other, previousUntil: now + 1 },
      [crane],
      newsSite,
      now,
    )
    for (const key of [secret, other]) expect(read(both.headers, both.body, now, key)).toEqual(JSON.parse(body))
  })

  it.each([
    ['another body', {}, `${body} `, now],
    ['another identifier', { 'webhook-id': 'msg_other' }, body, now],
    ['another time', { 'webhook-timestamp': String(now / 1000 + 1) }, body, now],
    ['no time', { 'webhook-timestamp': 'now' }, body, now],
    ['no signature of ours', { 'webhook-signature': 'v1,AAAA v2,x' }, body, now],
    ['a message of yesterday', {}, body, now + 1440 * minute],
  ])('refuses %s', (_, changed, text, at) => {
    expect(read(changed, text, at)).toBeUndefined()
  })

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('refuses what comes without %s', (name) => {
    const { [name]: _, ...others } = headers
    expect(example.readEvent(secret, others, body, now)).toBeUndefined()
  })
})

describe('the time of the next try', () => {
  const failed = { at: now, status: 500, reason: 'refused', retryAfterMs: 0 } as const

  it('lies up to a tenth later than the pause, and never before what the receiver asks for', () => {
    expect(afterTry(receiver, failed, 1, 0)).toEqual({ state: 'waiting', dueAt: now + minute })
    expect(afterTry(receiver, failed, 1, 1)).toEqual({ state: 'waiting', dueAt: now + 1.1 * minute })
    expect(afterTry(receiver, { ...failed, retryAfterMs: 7 * minute }, 1, 1).dueAt).toBe(now + 7 * minute)
    expect(afterTry(receiver, { ...failed, retryAfterMs: 7 * minute }, 9, 0).dueAt).toBe(now + 1440 * minute)
  })

  it('does not come after the tenth, of a ping after the fifth', () => {
    expect(afterTry(receiver, failed, 10, 0)).toEqual({ state: 'given-up', dueAt: null })
    expect(afterTry({ kind: 'websub' }, failed, 4, 0).state).toBe('waiting')
    expect(afterTry({ kind: 'websub' }, failed, 5, 0).state).toBe('given-up')
  })

  it.each([
    [null, 0],
    ['0', 0],
    ['120', 2 * minute],
    ['Sun, 01 Mar 2026 08:02:00 GMT', 2 * minute],
    ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
    ['-5', 0],
    ['soon', 0],
    ['99999999999999999999', 1440 * minute],
  ])('heeds Retry-After: %s', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected)
  })
})
