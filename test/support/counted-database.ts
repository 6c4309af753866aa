import { env } from 'cloudflare:workers'

/** What a request cost the database. */
export interface Cost {
  roundTrips: number
  rowsRead: number
}

/** The test's database behind a counter of round trips and of rows read. */
export function countedDatabase(): { DB: D1Database; cost: Cost } {
  const cost: Cost = { roundTrips: 0, rowsRead: 0 }
  const counted = (results: D1Result[]) => {
    cost.roundTrips++
    cost.rowsRead += results.reduce((sum, { meta }) => sum + meta.rows_read, 0)
  }
  const session = env.DB.withSession('first-primary')
  const prepare = (query: string) => countedStatement(session.prepare(query), counted)
  const batch = async (statements: Counted[]) => {
    const results = await session.batch(statements.map((statement) => statement.inner))
    counted(results)
    return results
  }
  return { DB: { withSession: () => ({ prepare, batch }) } as unknown as D1Database, cost }
}

interface Counted {
  inner: D1PreparedStatement
}

/** Rows as bare lists are asked for once more as objects: only those come with what they cost. */
function countedStatement(inner: D1PreparedStatement, counted: (results: D1Result[]) => void): Counted {
  const all = async () => {
    const result = await inner.all()
    counted([result])
    return result
  }
  const raw = async () => {
    await all()
    return inner.raw()
  }
  const bind = (...values: unknown[]) => countedStatement(inner.bind(...values), counted)
  return Object.assign({ inner }, { bind, all, raw })
}
