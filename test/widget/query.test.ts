import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listUrl } from '../../widget/query.ts'
import { spellQuestion } from '../../worker/domain/spelling.ts'
import { defaultLimit, readQuestion } from '../../worker/http/question.ts'

const src = 'https://news.example/api/v1/articles'
const nothing = { src, all: '', any: '', category: '', limit: defaultLimit, none: '', q: '' }

describe('the address of a query', () => {
  it('is the endpoint alone when nothing is asked for', () => {
    expect(listUrl(nothing)).toBe(src)
  })

  it('keeps what the endpoint itself asks for', () => {
    expect(listUrl({ ...nothing, src: `${src}?key=a`, category: 'general' })).toBe(`${src}?key=a&category=general`)
  })

  it('is spelled as the API itself spells the question', () => {
    const slug = fc.constantFrom('europe', 'pressfreedom', 'climate', 'press-freedom', '水俣')
    const slugs = fc.uniqueArray(slug).map((found) => found.sort().join())
    const question = fc.record({
      all: slugs,
      any: slugs,
      category: fc.constantFrom('', 'general', 'världen'),
      limit: fc.integer({ min: 1, max: 100 }),
      none: slugs,
      q: fc.constantFrom('', 'harbour', 'night trams', '"night trams" harbo*', 'a:b, c&d', '100% más'),
    })
    fc.assert(
      fc.property(question, (asked) => {
        const url = new URL(listUrl({ src, ...asked }))
        const query = Object.fromEntries([...url.searchParams].map(([key, value]) => [key, [value]]))
        const read = readQuestion(query, 'en')
        expect(url.search).toBe(spellQuestion(read.question, read, defaultLimit))
      }),
    )
  })
})
