import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Delivered, Delivery } from '../../scripts/import/delivery.ts'
import { sendFile } from '../../scripts/import/send-file.ts'
import type { ArticleInput, ManuscriptInput } from '../../worker/contract.ts'
import { saveFiles } from '../support/exports.ts'

const post = (id: number, status: string, slug = `post-${id}`) => ({
  ...{
    id: `p${id}`,
    title: `Post ${id}`,
    slug,
    html: `<p>Text ${id}.</p>`,
    status,
    type: 'post',
    visibility: 'public',
  },
  published_at: `2026-03-0${id}T08:00:00.000Z`,
})

const posts = [post(1, 'published'), post(2, 'draft'), post(3, 'published', 'taken'), post(4, 'draft'), post(5, 'sent')]
const file = join(saveFiles({ 'ghost.json': JSON.stringify({ db: [{ data: { posts } }] }) }), 'ghost.json')

/** An instance that keeps what it is sent as ours does, and breaks at one of its requests: before or after it has kept it. */
function instance() {
  const articles = new Map<string, ArticleInput & { slug: string }>()
  const drafts = new Map<string, ManuscriptInput>()
  const redirects = new Map<string, string>()
  let left = Number.POSITIVE_INFINITY
  let isKept = false
  const failure = { sentence: 'The line is cut.', final: true }
  /** Does it, unless this is the request at which the line breaks. */
  const unlessCut = async <Done>(done: () => Done): Promise<Done | { failure: typeof failure }> => {
    left--
    if (left >= 0) return done()
    if (left === -1 && isKept) done()
    return { failure }
  }
  const keep = (line: string): Delivered => {
    const article = JSON.parse(line) as ArticleInput
    const guid = article.origin?.guid ?? ''
    const kept = articles.get(guid)
    if (article.slug === 'taken') return { outcome: 'refused', reason: 'slug-taken', detail: '"taken" is another’s' }
    const slug = article.slug ?? `of-${guid}`
    articles.set(guid, { ...article, slug })
    return { outcome: kept ? 'unchanged' : 'added', slug }
  }
  const delivery: Delivery = {
    articles: (lines) => unlessCut(() => ({ outcomes: lines.map(keep) })),
    draft: (draft) =>
      unlessCut((): Delivered => {
        const guid = draft.origin?.guid ?? ''
        if (drafts.has(guid)) return { outcome: 'unchanged' }
        drafts.set(guid, draft)
        return { outcome: 'drafted', slug: draft.slug ?? '' }
      }),
    redirects: async (moves) => {
      const done = await unlessCut(() => {
        for (const { from, to } of moves) redirects.set(from, to)
      })
      return done ?? undefined
    },
  }
  return {
    delivery,
    breakAt: (request: number, kept: boolean) => {
      left = request
      isKept = kept
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY
    },
    state: () => ({ articles: [...articles], drafts: [...drafts].sort(), redirects: [...redirects].sort() }),
  }
}

function send({ delivery }: ReturnType<typeof instance>) {
  const defaults = { category: undefined, source: undefined, from: undefined, types: [] }
  return sendFile(file, { delivery, defaults, stop: new AbortController().signal, onProgress: () => {} })
}

describe('a run that was cut off and is done again', () => {
  it('is of five requests', async () => {
    const whole = instance()
    expect((await send(whole)).counts).toMatchObject({ added: 2, drafted: 2, skipped: 1, refused: 0 })
    expect(whole.state().redirects).toEqual([
      ['/post-1/', '/articles/post-1'],
      ['/taken/', '/articles/of-p3'],
    ])
  })

  const places = [0, 1, 2, 3, 4].flatMap((request) => [true, false].map((kept) => [request, kept] as const))
  it.each(places)('comes to the same as one that was not: at request %i, kept: %s', async (request, kept) => {
    const [whole, broken] = [instance(), instance()]
    await send(whole)
    broken.breakAt(request, kept)
    expect((await send(broken)).failure?.sentence).toBe('The line is cut.')
    broken.mend()
    expect((await send(broken)).failure).toBeUndefined()
    expect(broken.state()).toEqual(whole.state())
    const third = await send(broken)
    expect(third.counts).toMatchObject({ added: 0, updated: 0, unchanged: 4, drafted: 0, skipped: 1 })
  })
})
