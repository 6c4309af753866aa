import { openDatabase } from '../worker/database/open.ts'
import { saveArticles } from '../worker/database/save-articles.ts'
import type { Candidate } from '../worker/domain/reconcile.ts'

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
    const { decisions } = await saveArticles(openDatabase(DB, 'first-primary'), candidates, Date.now())
    return Response.json(decisions.filter((decision) => decision.outcome === 'added').length)
  },
} satisfies ExportedHandler<{ DB: D1Database }>
