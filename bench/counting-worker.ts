import type { ArticleList } from '../worker/contract.ts'
import type { Bindings } from '../worker/env.ts'
import worker from '../worker/index.ts'

/** What answering one request took. */
export interface Counted {
  status: number
  cards: number
  /** Calls of the database, whatever their number of statements. */
  trips: number
  rowsRead: number
  statements: { sql: string; params: unknown[] }[]
}

type Tally = Pick<Counted, 'trips' | 'rowsRead' | 'statements'>

/** The product between a database that counts and a caller who is told the count. */
export default {
  async fetch(request, env, ctx) {
    const tally: Tally = { trips: 0, rowsRead: 0, statements: [] }
    const response = await worker.fetch(request, { ...env, DB: counting(env.DB, tally) as D1Database }, ctx)
    const text = await response.text()
    const list: Partial<ArticleList> = response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : {}
    const counted: Counted = { status: response.status, cards: list.articles?.length ?? 0, ...tally }
    return Response.json(counted)
  },
} satisfies ExportedHandler<Bindings>

function counting(database: D1Database | D1DatabaseSession, tally: Tally): unknown {
  return {
    prepare: (sql: string) => new CountingStatement(database.prepare(sql), sql, [], tally),
    batch: async (statements: CountingStatement[]) => {
      tally.trips++
      const results = await database.batch(statements.map((statement) => statement.statement))
      for (const [index, { meta }] of results.entries()) statements[index]?.note(meta)
      return results
    },
    withSession: (constraint?: string) =>
      counting((database as D1Database).withSession(constraint as D1SessionConstraint), tally),
  }
}

class CountingStatement {
  readonly statement: D1PreparedStatement
  readonly sql: string
  readonly params: unknown[]
  readonly tally: Tally

  constructor(statement: D1PreparedStatement, sql: string, params: unknown[], tally: Tally) {
    this.statement = statement
    this.sql = sql
    this.params = params
    this.tally = tally
  }

  bind(...params: unknown[]): CountingStatement {
    return new CountingStatement(this.statement.bind(...params), this.sql, params, this.tally)
  }

  all() {
    return this.#run(() => this.statement.all())
  }

  run() {
    return this.#run(() => this.statement.run())
  }

  /** An answer without its count: the statement is run once more for that. Reading twice reads the same. */
  async raw(options?: { columnNames: true }) {
    await this.all()
    return options ? this.statement.raw(options) : this.statement.raw()
  }

  async first(column?: string) {
    await this.all()
    return column ? this.statement.first(column) : this.statement.first()
  }

  note(meta: D1Meta) {
    this.tally.rowsRead += meta.rows_read
    this.tally.statements.push({ sql: this.sql, params: this.params })
  }

  async #run(run: () => Promise<D1Result>): Promise<D1Result> {
    this.tally.trips++
    const result = await run()
    this.note(result.meta)
    return result
  }
}
