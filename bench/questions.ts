import { writeCursor } from '../worker/domain/cursor.ts'

/** What a question may name of the articles that it is put to. */
export interface Places {
  /** Positions of the timeline to read on from. */
  middle: number
  deep: number
  /** The slugs of the newest, each with a category and tags. */
  newest: string[]
}

export interface Asked {
  /** In words, as it stands in the table. */
  name: string
  /** Rows that may be read; undefined for facets, counts and relevance, whose work grows with what they count. */
  maxRows: number | undefined
  maxTrips: number
  /** The address for a corpus: a few name a place or an article of it. */
  path: (places: Places) => string
  /** The same question further down the timeline: asked for its rows, not for its time. */
  deeper?: (places: Places) => string[]
}

const defaultLimit = 20

/** What an answer of that many cards may read: two rows a card, one card more, and five to spare. */
const rowsFor = (limit: number) => 2 * (limit + 1) + 5

/** The fixed set. Tags, members and words are those of the press releases; every one fills a page of ten thousand. */
export const questions: Asked[] = [
  list('everything', ''),
  list('everything, 5 cards', 'limit=5', 5),
  list('everything, 100 cards', 'limit=100', 100),
  at('everything, from the middle', (places) => [places.middle, 'older']),
  at('everything, from far down', (places) => [places.deep, 'older']),
  at('everything, back from the middle', (places) => [places.middle, 'newer']),
  list('a category', 'category=senate'),
  list('a common tag', 'all=democrat'),
  list('a rare tag', 'all=veronica-escobar'),
  list('three tags, all', 'all=press-release,democrat,ca'),
  list('three tags, all, rare', 'all=republican,ak,lisa-murkowski'),
  list('three tags, any', 'any=ca,tx,ny'),
  list('all and none', 'all=democrat&none=ca,tx'),
  list('category, all, any, none', 'category=house&all=press-release&any=democrat,independent&none=ca'),
  list('two tags that never meet', 'all=democrat,republican'),
  list('an unknown tag', 'all=unheard-of'),
  list('a source', 'source=grassley.senate.gov'),
  list('an author', 'author=Veronica%20Escobar'),
  list('a language', 'lang=en'),
  list('a common word', 'q=statement'),
  list('a rare word', 'q=broadband'),
  list('a phrase', 'q=%22town%20hall%22'),
  list('the beginning of a word', 'q=infra*'),
  list('a word and a tag', 'q=bill&all=republican'),
  list('since a day', 'since=2024-06-01'),
  list('until a day', 'until=2020-12-31'),
  list('between two days', 'since=2024-01-01&until=2024-06-30'),
  // An excluded article takes its place among the rows.
  {
    ...listAt('all but two articles', (places) => `exclude=${places.newest.slice(1, 3)}`),
    maxRows: rowsFor(defaultLimit + 2),
  },
  list('oldest first', 'sort=oldest'),
  list('oldest first, a tag', 'sort=oldest&all=tx'),
  list('titles only', 'fields=title,url'),
  list('with bodies', 'fields=title,body'),
  { name: 'an article', maxRows: rowsFor(1), maxTrips: 2, path: (places) => `/api/v1/articles/${places.newest[3]}` },
  {
    name: 'more, 6 cards',
    maxRows: rowsFor(6),
    maxTrips: 2,
    path: (places) => `/api/v1/articles/${places.newest[3]}/more`,
  },
  counting('relevance, a common word', '/api/v1/articles?q=statement&sort=relevance', 1),
  counting('relevance, a rare word', '/api/v1/articles?q=broadband&sort=relevance', 1),
  counting('with facets', '/api/v1/articles?all=democrat&facets=tags:10'),
  counting('tags by number', '/api/v1/tags'),
  counting('tags by name', '/api/v1/tags?sort=name'),
  counting('a tag and its company', '/api/v1/tags/veronica-escobar'),
  counting('categories', '/api/v1/categories'),
  { ...list('as RSS, with bodies', ''), path: () => '/api/v1/articles.rss?all=democrat', deeper: () => [] },
  counting('page: front', '/'),
  counting('page: a category', '/categories/senate'),
  counting('page: a tag', '/tags/democrat'),
  { ...counting('page: an article', ''), path: (places) => `/articles/${places.newest[3]}` },
]

/** The one whose throughput is compared. */
export const tagQuestion = '/api/v1/articles?all=democrat'

/** The same up to each of a hundred days: two thousand cards, which are more than an isolate remembers. */
export const tagQuestionByDay = Array.from({ length: 100 }, (_, day) => {
  const until = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
  return `${tagQuestion}&until=${until}`
})

function list(name: string, query: string, limit = defaultLimit): Asked {
  return listAt(name, () => query, limit)
}

function listAt(name: string, query: (places: Places) => string, limit = defaultLimit): Asked {
  const path = (places: Places) => address(query(places))
  return {
    name,
    maxRows: rowsFor(limit),
    maxTrips: 1,
    path,
    deeper: (places) => {
      const side = query(places).includes('sort=oldest') ? 'newer' : 'older'
      return [places.middle, places.deep].map((position) => {
        const cursor = `cursor=${writeCursor({ position, side, since: 0 })}`
        return address([query(places), cursor].filter(Boolean).join('&'))
      })
    },
  }
}

function at(name: string, place: (places: Places) => [number, 'older' | 'newer']): Asked {
  const path = (places: Places) => {
    const [position, side] = place(places)
    return address(`cursor=${writeCursor({ position, side, since: 0 })}`)
  }
  return { name, maxRows: rowsFor(defaultLimit), maxTrips: 1, path }
}

function counting(name: string, path: string, maxTrips = 2): Asked {
  return { name, maxRows: undefined, maxTrips, path: () => path }
}

function address(query: string): string {
  return query ? `/api/v1/articles?${query}` : '/api/v1/articles'
}
