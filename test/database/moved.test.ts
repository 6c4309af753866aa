import { describe, expect, it } from 'vitest'
import { listCards } from '../../worker/database/cards.ts'
import { findMovedArticle, saveSynonyms, selectMoved } from '../../worker/database/moved.ts'
import { everything } from '../../worker/domain/question.ts'
import { database, newsroom, save } from '../support/newsroom.ts'

const origin = { source: 'harbour.example', guid: '1' }
const whole = { above: -1, below: Number.MAX_SAFE_INTEGER, direction: 'down', limit: 10 } as const

describe('an article that moved', () => {
  it('is found at its old slugs, all of them, until somebody else takes one', async () => {
    await save({ ...newsroom.harbour, slug: 'first', origin })
    await save({ ...newsroom.harbour, slug: 'second', origin })
    await save({ ...newsroom.harbour, slug: 'third', origin })
    expect(await findMovedArticle(database(), 'first')).toBe('third')
    expect(await findMovedArticle(database(), 'second')).toBe('third')
    expect(await findMovedArticle(database(), 'third')).toBeUndefined()
    await save({ ...newsroom.library, slug: 'first' })
    expect(await findMovedArticle(database(), 'first')).toBeUndefined()
    expect(await findMovedArticle(database(), 'second')).toBe('third')
  })

  it('may move back', async () => {
    await save({ ...newsroom.harbour, slug: 'first', origin })
    await save({ ...newsroom.harbour, slug: 'second', origin })
    await save({ ...newsroom.harbour, slug: 'first', origin })
    expect(await findMovedArticle(database(), 'first')).toBeUndefined()
    expect(await findMovedArticle(database(), 'second')).toBe('first')
  })
})

describe('a synonym of a tag', () => {
  it('leads to the tag, and articles that come with it are filed under the tag', async () => {
    await save(newsroom.harbour)
    expect(await saveSynonyms(database(), 'harbour', ['port', 'haven'])).toEqual({ saved: true })
    await save({ ...newsroom.library, tags: ['Port', 'Library', 'Harbour'] })
    const cards = await listCards(database(), { ...everything, all: ['harbour'] }, whole)
    expect(cards.map((card) => [card.slug, card.tags.map((tag) => tag.name)])).toEqual([
      ['library-sundays', ['Harbour', 'Library']],
      ['harbour-crane', ['Harbour', 'Trade', 'Council']],
    ])
    expect(await selectMoved(database(), 'tag', ['port', 'harbour'])).toEqual([{ oldSlug: 'port', newSlug: 'harbour' }])
  })

  it('ends when it is no longer named', async () => {
    await save(newsroom.harbour)
    await saveSynonyms(database(), 'harbour', ['port', 'haven'])
    await saveSynonyms(database(), 'harbour', ['haven'])
    expect(await selectMoved(database(), 'tag', ['port', 'haven'])).toEqual([{ oldSlug: 'haven', newSlug: 'harbour' }])
  })

  it('cannot be a tag that articles carry, nor belong to a tag that is not there', async () => {
    await save(newsroom.harbour)
    expect(await saveSynonyms(database(), 'harbour', ['trade'])).toEqual({ refusal: 'tag-in-use', slug: 'trade' })
    expect(await saveSynonyms(database(), 'unheard-of', ['port'])).toEqual({
      refusal: 'tag-not-found',
      slug: 'unheard-of',
    })
  })
})
