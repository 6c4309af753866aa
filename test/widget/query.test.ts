import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listUrl } from '../../widget/query.ts'
import { spellQuestion } from '../../worker/domain/spelling.ts'
import { defaultLimit, readQuestion } from '../../worker/http/question.ts'

const src = 'https://news.example/api/v1/articles'
const nothing = {
  src,
  all: '',
  any: '',
  author: '',
  category: '',
  exclude: '',
  lang: '',
  limit: defaultLimit,
  none: '',
  q: '',
  sort: 'newest',
  source: '',
} as const

describe('the address of a query', () => {
  it('is the endpoint alone when nothing is asked for', () => {
    expect(listUrl(nothing)).toBe(src)
  })

  it('keeps what the endpoint itself asks for', () => {
    expect(listUrl({ ...nothing, src: `${src}?key=a`, category: 'general' })).toBe(`${src}?category=general&key=a`)
  })

  it('is spelled as the API itself spells a question whose words are in its own order and case', () => {
    const slug = fc.constantFrom('europe', 'pressfreedom', 'climate', 'press-freedom', '水俣')
    const slugs = fc.uniqueArray(slug).map((found) => found.sort().join())
    const question = fc.record({
      all: slugs,
      any: slugs,
      author: fc.constantFrom('', "Ada O'Brien", 'Søren (staff)'),
      category: fc.constantFrom('', 'general', 'varlden'),
      exclude: slugs,
      lang: fc.constantFrom('', 'en', 'pt-br'),
      limit: fc.integer({ min: 1, max: 100 }),
      none: slugs,
      q: fc.constantFrom('harbour', 'night trams', '"night trams" harbo*', 'a:b, c&d', "100% don't mas! ~(x)"),
      sort: fc.constantFrom('newest', 'oldest', 'relevance'),
      source: fc.constantFrom('', 'gazette.example'),
    })
    fc.assert(
      fc.property(question, fc.constantFrom('', 'de', 'pt'), (asked, locale) => {
        const url = new URL(listUrl({ src, ...asked }, locale))
        const query = Object.fromEntries([...url.searchParams].map(([key, value]) => [key, [value]]))
        const read = readQuestion(query, 'en')
        // A browser writes an apostrophe as %27, whoever gave it the address.
        expect(url.href).toBe(new URL(src + spellQuestion(read.question, read, defaultLimit)).href)
      }),
    )
  })
})
