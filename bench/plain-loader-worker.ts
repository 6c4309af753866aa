import { entryOf } from '../worker/database/timeline-entry.ts'
import type { Candidate } from '../worker/domain/reconcile.ts'
import type { Loaded } from './loader-worker.ts'

/**
 * What loading is compared with: the same candidates with everything that their cards show and every word, put into the
 * plainest tables that could hold them. Nothing is looked up, decided, counted, noted or kept unique.
 */
export const plainTables = [
  'CREATE TABLE plain_cards (position INTEGER PRIMARY KEY, card TEXT NOT NULL)',
  `CREATE VIRTUAL TABLE plain_words USING fts5 (title, summary, body, tags, source, author, category, language,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'")`,
]

const insertCards = 'INSERT INTO plain_cards (card) SELECT value FROM json_each(?1)'
const insertWords = `INSERT INTO plain_words (title, summary, body, tags, source, author, category, language)
  SELECT ${Array.from({ length: 8 }, (_, at) => `value ->> ${at}`)} FROM jsonb_each(?1)`

export default {
  async fetch(request, { DB }) {
    if (new URL(request.url).pathname === '/statements') {
      const statements = await request.json<string[]>()
      return Response.json(await DB.batch(statements.map((sql) => DB.prepare(sql))))
    }
    const candidates = await request.json<Candidate[]>()
    const cards = candidates.map(({ article: { body, ...card } }) => card)
    const words = candidates.map(({ article }) => {
      const [, , , , , , tags, source, author] = entryOf(article, 0)
      const { title, summary, body, category, language } = article
      return [title, summary, body.text, tags, source, author, category.slug, language]
    })
    const insert = (sql: string, rows: unknown[]) => DB.prepare(sql).bind(JSON.stringify(rows))
    await DB.batch([insert(insertCards, cards), insert(insertWords, words)])
    return Response.json({ added: candidates.length, rowsWritten: 0 } satisfies Loaded)
  },
} satisfies ExportedHandler<{ DB: D1Database }>
