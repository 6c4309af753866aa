import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** SQLite itself, in memory, spoken to as D1 is, which tells how long it took. */
export interface SqliteD1 {
  database: D1Database
  spentMs: () => number
  /** Writes all that it holds into a file. */
  writeTo: (file: string) => Promise<void>
  close: () => void
}

/** Without a journal nothing can be taken back: for a database that is of no use once a batch has failed. */
export function openSqliteD1({ journal = true } = {}): SqliteD1 {
  // A defensive connection would keep its journal, whatever it is told.
  const sqlite = new DatabaseSync(':memory:', { defensive: journal })
  if (!journal) sqlite.exec('PRAGMA journal_mode = OFF')
  const prepare = remembering((sql: string) => sqlite.prepare(sql))
  let spent = 0
  const timed = <T>(run: () => T): T => {
    const before = performance.now()
    try {
      return run()
    } finally {
      spent += performance.now() - before
    }
  }
  const database = {
    prepare: (sql: string) => new SqliteStatement(prepare, sql, [], timed),
    batch: async (statements: SqliteStatement[]) =>
      timed(() => {
        sqlite.exec('BEGIN')
        try {
          const results = statements.map((statement) => statement.rows())
          sqlite.exec('COMMIT')
          return results.map((rows) => ({ results: rows, success: true, meta: {} }))
        } catch (error) {
          if (!journal) throw new Error('A batch has failed, and what it wrote is there.', { cause: error })
          sqlite.exec('ROLLBACK')
          throw error
        }
      }),
    withSession: () => database,
  }
  return {
    database: database as unknown as D1Database,
    spentMs: () => spent,
    writeTo: async (file) => {
      await backup(sqlite, file, { rate: 1_000_000 })
    },
    close: () => sqlite.close(),
  }
}

/** Processor time of this thread, in milliseconds, however busy the machine is; in steps of 4 ms where it counts in ticks. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** What is asked for again is not made again: the platform keeps statements that it has prepared, too. */
function remembering(prepare: (sql: string) => StatementSync): (sql: string) => StatementSync {
  const known = new Map<string, StatementSync>()
  return (sql) => {
    const statement = known.get(sql) ?? prepare(sql)
    known.set(sql, statement)
    return statement
  }
}

class SqliteStatement {
  readonly #prepare: (sql: string) => StatementSync
  readonly #sql: string
  readonly #params: unknown[]
  readonly #timed: <T>(run: () => T) => T

  constructor(prepare: (sql: string) => StatementSync, sql: string, params: unknown[], timed: <T>(run: () => T) => T) {
    this.#prepare = prepare
    this.#sql = sql
    this.#params = params
    this.#timed = timed
  }

  bind(...params: unknown[]): SqliteStatement {
    return new SqliteStatement(this.#prepare, this.#sql, params, this.#timed)
  }

  rows(): Record<string, unknown>[] {
    const statement = this.#prepare(this.#sql)
    statement.setReturnArrays(false)
    return statement.all(...(this.#params as SQLInputValue[]))
  }

  async all() {
    return this.#timed(() => ({ results: this.rows(), success: true, meta: {} }))
  }

  run() {
    return this.all()
  }

  async raw() {
    return this.#timed(() => {
      const statement = this.#prepare(this.#sql)
      statement.setReturnArrays(true)
      return statement.all(...(this.#params as SQLInputValue[]))
    })
  }

  async first() {
    return (await this.all()).results[0] ?? null
  }
}
