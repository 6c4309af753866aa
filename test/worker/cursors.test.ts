import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ArticleList } from '../../worker/contract.ts'
import { saveAt, today } from '../support/newsroom.ts'
import { askJson } from '../support/site.ts'

const minuteMs = 60_000

/** Few minutes for many articles: ties are the rule. */
const minute = fc.integer({ min: 0, max: 4 })

/** What happens between two pages. `which` chooses among the articles that are there. */
interface Change {
  kind: 'add' | 'remove' | 're-date'
  which: number
  minute: number
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('add', 'remove', 're-date'),
  which: fc.nat({ max: 99 }),
  minute,
})

const story = fc.record({
  minutes: fc.array(minute, { minLength: 1, maxLength: 12 }),
  sort: fc.constantFrom('newest', 'oldest'),
  limit: fc.integer({ min: 1, max: 4 }),
  changes: fc.array(change, { maxLength: 10 }),
})

/** What was left of the list after the first page goes, so that the next page is empty. */
const emptiedPage: typeof story extends fc.Arbitrary<infer Story> ? Story : never = {
  minutes: [0, 1],
  sort: 'newest',
  limit: 1,
  changes: [{ kind: 'remove', which: 1, minute: 0 }],
}

let rooms = 0

/** The articles of one story, in a category of their own. */
class Room {
  readonly category = `room-${++rooms}`
  readonly present = new Set<string>()
  /** Those that have been where they are since before the first page. Only of these a walk owes an account. */
  readonly untouched = new Set<string>()
  #count = 0

  async open(minutes: number[]) {
    for (const minute of minutes) this.untouched.add(await this.#add(minute))
  }

  async apply({ kind, which, minute }: Change) {
    if (kind === 'add') return void (await this.#add(minute))
    const slug = [...this.present][which % this.present.size]
    if (slug === undefined) return
    this.untouched.delete(slug)
    if (kind === 're-date') return this.#save(slug, minute)
    this.present.delete(slug)
    await env.DB.batch([
      env.DB.prepare('DELETE FROM timeline WHERE rowid = (SELECT position FROM articles WHERE slug = ?1)').bind(slug),
      env.DB.prepare('DELETE FROM articles WHERE slug = ?1').bind(slug),
    ])
  }

  async #add(minute: number) {
    const slug = `${this.category}-${++this.#count}`
    await this.#save(slug, minute)
    this.present.add(slug)
    return slug
  }

  async #save(slug: string, minute: number) {
    const publishedAt = new Date(today - minute * minuteMs).toISOString()
    await saveAt(today, { title: slug, slug, category: this.category, publishedAt })
  }
}

it('a walk sees each article that stays where it is once, in order, there and back, while others are added, removed and re-dated, which may be seen twice or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ minutes, sort, limit, changes }) => {
      const room = new Room()
      await room.open(minutes)
      const left = [...changes]
      const query = `/api/v1/articles?category=${room.category}&sort=${sort}&limit=${limit}`
      const page = async (cursor: string) => {
        const found = await askJson<ArticleList>(query + cursor)
        const next = left.shift()
        if (next) await room.apply(next)
        return found
      }

      const there: string[] = []
      let last = await page('')
      there.push(...slugsOf(last))
      while (last.next) {
        last = await page(`&cursor=${last.next}`)
        there.push(...slugsOf(last))
      }
      const back = slugsOf(last)
      while (last.prev) {
        last = await page(`&cursor=${last.prev}`)
        back.unshift(...slugsOf(last))
      }

      const owed = (slugs: string[]) => slugs.filter((slug) => room.untouched.has(slug))
      const inOrder = slugsOf(await askJson<ArticleList>(query.replace(/limit=\d/, 'limit=100')))
      expect(owed(there)).toEqual(owed(inOrder))
      expect(owed(back)).toEqual(owed(inOrder))
    }),
    { numRuns: 25, seed: 20_261_127, examples: [[emptiedPage]] },
  )
}, 60_000)

function slugsOf({ articles }: ArticleList): string[] {
  return articles.map((card) => card.slug)
}
