/**
 * What the product is compared with: a worker that runs one prepared statement and returns what it found as JSON. For each
 * address its statement is told once, so that it reads the very rows that the product reads.
 */
const statements = new Map<string, { sql: string; params: unknown[] }>()

/** What stands for a page: a document that is there already, as long as the product's. */
let page = ''

export default {
  async fetch(request, { DB }) {
    const { pathname, search } = new URL(request.url)
    if (request.method === 'PUT') {
      if (pathname === '/page') page = await request.text()
      else statements.set(search, await request.json())
      return new Response(null, { status: 204 })
    }
    if (pathname === '/constant') return new Response(constant)
    if (pathname === '/page') {
      await DB.prepare('SELECT * FROM articles ORDER BY position DESC LIMIT 1').first()
      return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    }
    const statement = statements.get(search)
    if (!statement) return new Response('Which statement?', { status: 409 })
    const { results } = await DB.prepare(statement.sql)
      .bind(...statement.params)
      .all()
    return Response.json(results)
  },
} satisfies ExportedHandler<{ DB: D1Database }>

/** About as long as a list of twenty: it shows what the load generator itself can take. */
const constant = 'x'.repeat(20_000)
