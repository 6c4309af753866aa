import type { Card } from '../domain/article.ts'
import { freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { CardRowStart } from './cards-from-rows.ts'
import { maxCategories } from './labels.ts'
import { columns } from './list-statement.ts'
import { categoryMatchOf, moreMatches } from './match.ts'

// Everything that an article's page says, and what is offered after an article, as one statement: each statement of a batch
// costs D1 about as much as a short list, and putting one together as much as rendering the page, so the texts below are
// made once. ?1 is the slug, ?2 the horizon, ?3 how many others are wanted.

/** One row of the answer: the article's own first, then those of the others, whose last parts are all null. */
export type ArticleRow = [
  ...CardRowStart,
  savedAt: number | null,
  appeared: number | null,
  due: number | null,
  previous: string | null,
  next: string | null,
  categories: string | null,
]

/** An article, as far as a link to it says. */
export type Neighbour = Pick<Card, 'slug' | 'title' | 'language'>

/** What the row of the article says beside it; undefined of any other's row. */
export function factsFromArticleRow(row: ArticleRow) {
  const [savedAt, appeared, due, previous, next, categories] = row.slice(-6) as [
    number | null,
    number | null,
    number | null,
    string | null,
    string | null,
    string | null,
  ]
  if (savedAt === null) return undefined
  return {
    freshness: freshnessOf({ savedAt, appeared, due }),
    previous: neighbourFrom(previous),
    next: neighbourFrom(next),
    categories: JSON.parse(categories ?? '[]') as CountedLabel[],
  }
}

function neighbourFrom(json: string | null): Neighbour | undefined {
  return json === null ? undefined : (JSON.parse(json) as Neighbour)
}

const horizon = 'CAST(?2 AS INTEGER)'

/** SQLite plans by the number that a LIMIT names outright, and so prepares such a statement anew each time it is run. */
const limit = 'CAST(?3 AS INTEGER)'

const waiting = `
  (SELECT max(position) FROM articles WHERE counted = 0 AND position < ${horizon}),
  (SELECT min(position) FROM articles WHERE counted = 0 AND position >= ${horizon})`

/** The nearest of its category on one side of it. */
function neighbour(where: string, order: 'ASC' | 'DESC'): string {
  return `(SELECT json_object('slug', slug, 'title', title, 'language', language) FROM articles near WHERE near.position =
    (SELECT rowid FROM timeline WHERE timeline MATCH ${categoryMatchOf('articles.category_slug')} AND ${where}
      ORDER BY rowid ${order} LIMIT 1))`
}

const surroundings = `
  ${neighbour('rowid < articles.position', 'DESC')},
  ${neighbour(`rowid > articles.position AND rowid < ${horizon}`, 'ASC')},
  (SELECT json_group_array(json_object('slug', slug, 'name', name, 'articleCount', article_count)) FROM
    (SELECT slug, name, article_count FROM categories WHERE article_count > 0
      ORDER BY article_count DESC, slug LIMIT ${maxCategories}))`

/** The newest that match; one list after the other, each only as far as those before it leave room. */
function others(match: string): string {
  return `SELECT * FROM (SELECT ${columns}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM timeline JOIN articles ON articles.position = timeline.rowid
    WHERE timeline MATCH ${match} AND timeline.rowid < ${horizon} ORDER BY timeline.rowid DESC LIMIT ${limit})`
}

function statement(beside: string): string {
  const { ofCategory, withTag, rest } = moreMatches('?1')
  return `SELECT * FROM (SELECT ${columns}, timeline.html, timeline.text, last_write.saved_at, ${waiting}, ${beside}
      FROM articles JOIN timeline ON timeline.rowid = articles.position JOIN last_write ON last_write.id = 1
      WHERE articles.slug = ?1 AND articles.position < ${horizon})
    UNION ALL SELECT * FROM (${[ofCategory, withTag, rest].map(others).join(' UNION ALL ')} LIMIT ${limit})`
}

export const articlePageStatement = statement(surroundings)
export const articleAndMoreStatement = statement('NULL, NULL, NULL')
