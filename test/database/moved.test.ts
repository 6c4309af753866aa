import { describe, expect, it } from 'vitest'
import { findWhereabouts, selectMoved } from '../../worker/database/moved.ts'
import { saveSynonyms } from '../../worker/database/save-synonyms.ts'
import { everything } from '../../worker/domain/question.ts'
import { ada, database, listCards, newsroom, save, today } from '../support/newsroom.ts'

const origin = { source: 'harbour.example', guid: '1' }
const whole = { above: -1, below: Number.MAX_SAFE_INTEGER, direction: 'down', limit: 10 } as const

async function movedTo(slug: string) {
  return (await findWhereabouts(database(), slug, Number.MAX_SAFE_INTEGER)).movedTo?.slug
}

describe('an article that moved', () => {
  it('is found at its old slugs, all of them, until somebody else takes one', async () => {
    await save({ ...newsroom.harbour, slug: 'first', origin })
    await save({ ...newsroom.harbour, slug: 'second', origin })
    await save({ ...newsroom.harbour, slug: 'third', origin })
    expect(await movedTo('first')).toBe('third')
    expect(await movedTo('second')).toBe('third')
    expect(await movedTo('third')).toBeUndefined()
    await save({ ...newsroom.library, slug: 'first' })
    expect(await movedTo('first')).toBeUndefined()
    expect(await movedTo('second')).toBe('third')
  })

  it('may move back', async () => {
    await save({ ...newsroom.harbour, slug: 'first', origin })
    await save({ ...newsroom.harbour, slug: 'second', origin })
    await save({ ...newsroom.harbour, slug: 'first', origin })
    expect(await movedTo('first')).toBeUndefined()
    expect(await movedTo('second')).toBe('first')
  })
})

describe('a synonym of a tag', () => {
  it('leads to the tag, and articles that come with it are filed under the tag', async () => {
    await save(newsroom.harbour)
    await saveSynonyms(database(), 'harbour', ['port', 'haven'], ada, today)
    await save({ ...newsroom.library, tags: ['Port', 'Library', 'Harbour'] })
    const cards = await listCards({ ...everything, all: ['harbour'] }, whole)
    expect(cards.map((card) => [card.slug, card.tags.map((tag) => tag.name)])).toEqual([
      ['library-sundays', ['Harbour', 'Library']],
      ['harbour-crane', ['Harbour', 'Trade', 'Council']],
    ])
    expect(await selectMoved(database(), 'tag', ['port', 'harbour'])).toEqual([{ oldSlug: 'port', newSlug: 'harbour' }])
  })

  it('ends when it is no longer named', async () => {
    await save(newsroom.harbour)
    await saveSynonyms(database(), 'harbour', ['port', 'haven'], ada, today)
    await saveSynonyms(database(), 'harbour', ['haven'], ada, today)
    expect(await selectMoved(database(), 'tag', ['port', 'haven'])).toEqual([{ oldSlug: 'haven', newSlug: 'harbour' }])
  })

  it('takes its own other names along when a tag becomes one', async () => {
    await save(newsroom.harbour)
    await saveSynonyms(database(), 'trade', ['commerce'], ada, today)
    await save({ ...newsroom.harbour, tags: ['Harbour'] })
    await saveSynonyms(database(), 'harbour', ['trade'], ada, today)
    expect(await selectMoved(database(), 'tag', ['commerce', 'trade'])).toEqual([
      { oldSlug: 'commerce', newSlug: 'harbour' },
      { oldSlug: 'trade', newSlug: 'harbour' },
    ])
  })

  it('tells which cached answers it changed, those of names that ended among them', async () => {
    await save(newsroom.harbour)
    await saveSynonyms(database(), 'harbour', ['port'], ada, today)
    expect(await saveSynonyms(database(), 'harbour', ['haven'], ada, today)).toEqual({
      touched: { articles: [], categories: [], tags: ['harbour', 'haven', 'port'], navigation: false, synonyms: true },
    })
  })

  it('cannot be a tag that articles carry, nor belong to a tag that is not there', async () => {
    await save(newsroom.harbour)
    expect(await saveSynonyms(database(), 'harbour', ['trade'], ada, today)).toEqual({
      refusal: 'tag-in-use',
      slug: 'trade',
    })
    expect(await saveSynonyms(database(), 'unheard-of', ['port'], ada, today)).toEqual({
      refusal: 'tag-not-found',
      slug: 'unheard-of',
    })
  })
})
