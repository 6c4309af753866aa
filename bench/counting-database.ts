/** What answering took of the database. */
export interface Tally {
  /** Calls, whatever their number of statements. */
  trips: number
  rowsRead: number
  rowsWritten: number
  statements: { sql: string; params: unknown[] }[]
}

export function emptyTally(): Tally {
  return { trips: 0, rowsRead: 0, rowsWritten: 0, statements: [] }
}

/** The database, but that it counts what is read and written. */
export function countingDatabase(database: D1Database, tally: Tally): D1Database {
  return counting(database, tally) as D1Database
}

function counting(database: D1Database | D1DatabaseSession, tally: Tally): unknown {
  return {
    prepare: (sql: string) => new CountingStatement(database.prepare(sql), sql, [], tally),
    batch: async (statements: CountingStatement[]) => {
      tally.trips++
      const results = await database.batch(statements.map(({ statement }) => statement))
      for (const [index, { meta }] of results.entries()) statements[index]?.note(meta)
      return results
    },
    withSession: (constraint?: string) =>
      counting((database as D1Database).withSession(constraint as D1SessionConstraint), tally),
  }
}

class CountingStatement {
  readonly statement: D1PreparedStatement
  readonly #sql: string
  readonly #params: unknown[]
  readonly #tally: Tally

  constructor(statement: D1PreparedStatement, sql: string, params: unknown[], tally: Tally) {
    this.statement = statement
    this.#sql = sql
    this.#params = params
    this.#tally = tally
  }

  bind(...params: unknown[]): CountingStatement {
    return new CountingStatement(this.statement.bind(...params), this.#sql, params, this.#tally)
  }

  async all() {
    this.#tally.trips++
    const result = await this.statement.all()
    this.note(result.meta)
    return result
  }

  async run() {
    this.#tally.trips++
    const result = await this.statement.run()
    this.note(result.meta)
    return result
  }

  /**
   * An answer that comes without its count: the statement is run once more for that. Reading twice reads the same; what
   * writes is run once, and no two of its columns have one name.
   */
  async raw(options?: { columnNames: true }) {
    const { results } = await this.all()
    if (/^\s*(?:insert|update|delete)/i.test(this.#sql)) return results.map((row) => Object.values(row))
    return options ? this.statement.raw(options) : this.statement.raw()
  }

  async first(column?: string) {
    const [row] = (await this.all()).results as Record<string, unknown>[]
    return row === undefined ? null : column ? row[column] : row
  }

  note(meta: D1Meta) {
    this.#tally.rowsRead += meta.rows_read
    this.#tally.rowsWritten += meta.rows_written
    this.#tally.statements.push({ sql: this.#sql, params: this.#params })
  }
}
