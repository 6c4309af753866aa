import { openDatabase } from '../worker/database/open.ts'
import { saveArticles } from '../worker/database/save-articles.ts'
import type { Candidate } from '../worker/domain/reconcile.ts'
import { countingDatabase, emptyTally } from './counting-database.ts'

/** What became of a portion of candidates. */
export interface Loaded {
  added: number
  rowsWritten: number
}

export const importer = { name: 'bench', scopes: [] }

/** Takes statements and candidates from the bench, and keeps them as the product does. */
export default {
  async fetch(request, { DB }) {
    const { pathname } = new URL(request.url)
    if (pathname === '/statements') {
      const statements = await request.json<string[]>()
      const results = await DB.batch(statements.map((sql) => DB.prepare(sql)))
      return Response.json(results)
    }
    const candidates = await request.json<Candidate[]>()
    const tally = emptyTally()
    const db = openDatabase(countingDatabase(DB, tally), 'first-primary')
    const { decisions } = await saveArticles(db, candidates, importer, Date.now())
    const added = decisions.filter((decision) => decision.outcome === 'added').length
    return Response.json({ added, rowsWritten: tally.rowsWritten } satisfies Loaded)
  },
} satisfies ExportedHandler<{ DB: D1Database }>
