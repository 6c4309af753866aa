import { describe, expect, it } from 'vitest'
import type { Call, Command } from '../../scripts/newsclip/command.ts'
import { removeSource } from '../../scripts/newsclip/commands/sources.ts'
import { deleteArticles, withdraw } from '../../scripts/newsclip/commands/take-away.ts'
import { createToken } from '../../scripts/newsclip/commands/tokens.ts'
import { removeWebhook } from '../../scripts/newsclip/commands/webhooks.ts'
import type { Ask, Request } from '../../scripts/newsclip/instance.ts'

/** Runs a command against a site that answers each request so; what it was asked, and what it came to. */
async function run(command: Command, words: string[], answer: (request: Request) => unknown, options: object = {}) {
  const asked: Request[] = []
  const ask = (async (request) => {
    asked.push(request)
    return answer(request)
  }) as Ask
  const call = { words, options: { scope: [], ...options }, ask, screen: { say: () => {} } } as unknown as Call
  return { asked, outcome: await command.run(call) }
}

function refusal(name: string) {
  const problem = { type: `https://news.example/problems/${name}`, title: 'No', status: 400, detail: 'No' }
  return { failure: { sentence: 'No.', final: false, problem } }
}

const keyOf = ({ headers }: Request) => headers?.['Idempotency-Key']

describe('a request that may be sent again, because its answer was lost, has a key', () => {
  const made = { id: 1, name: 'Ada', scopes: [], createdAt: '', expiresAt: null, revokedAt: null, lastUsedAt: null }

  it.each<[string, Command, unknown]>([
    ['tokens create', createToken, { value: { ...made, token: 'newsclip_a' } }],
    ['delete', deleteArticles, { value: undefined }],
    ['withdraw', withdraw, { value: { state: 'withdrawn' } }],
    ['webhooks remove', removeWebhook, { value: undefined }],
    ['sources remove', removeSource, { value: undefined }],
  ])('%s', async (_, command, answer) => {
    const [first, second] = [await run(command, ['a'], () => answer), await run(command, ['a'], () => answer)]
    const keys = [...first.asked, ...second.asked].map(keyOf)
    expect(keys).toEqual([expect.stringMatching(/^[\w-]{36}$/), expect.stringMatching(/^[\w-]{36}$/)])
    expect(new Set(keys).size).toBe(2)
  })
})

describe('delete', () => {
  it('of what is gone already has succeeded', async () => {
    const { outcome } = await run(deleteArticles, ['crane'], () => refusal('article-gone'))
    expect(outcome).toMatchObject({
      report: { articles: [{ slug: 'crane', state: 'deleted' }] },
      ...{ done: ['crane: deleted'], troubles: [], exitCode: 0 },
    })
  })

  it('of what never was has not', async () => {
    const { outcome } = await run(deleteArticles, ['krane'], () => refusal('article-not-found'))
    expect(outcome).toMatchObject({ troubles: ['krane: No.'], exitCode: 1 })
  })

  it('says so, where withdrawing does not: what is deleted cannot be withdrawn', async () => {
    const { outcome } = await run(withdraw, ['crane'], () => refusal('article-gone'))
    expect(outcome).toMatchObject({ troubles: ['crane: No.'], exitCode: 1 })
  })
})
