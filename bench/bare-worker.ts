/**
 * What the product is compared with: a worker that runs one prepared statement and returns what it found as JSON. The
 * statement is told once, so that it reads the very rows that the product reads.
 */
let statement: { sql: string; params: unknown[] } | undefined

export default {
  async fetch(request, { DB }) {
    if (request.method === 'PUT') {
      statement = await request.json()
      return new Response(null, { status: 204 })
    }
    if (new URL(request.url).pathname === '/constant') return new Response(constant)
    if (!statement) return new Response('Which statement?', { status: 409 })
    const { results } = await DB.prepare(statement.sql)
      .bind(...statement.params)
      .all()
    return Response.json(results)
  },
} satisfies ExportedHandler<{ DB: D1Database }>

/** About as long as a list of twenty: it shows what the load generator itself can take. */
const constant = 'x'.repeat(20_000)
