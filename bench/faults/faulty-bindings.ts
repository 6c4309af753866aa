import type { Bindings } from '../../worker/env.ts'
import { broken, type Faults } from './faults.ts'

/** The bindings of a worker some of whose calls break. */
export function faultyBindings(env: Bindings, faults: Faults): Bindings {
  return { ...env, DB: faultyDatabase(env.DB, faults) as D1Database, MEDIA: faultyBucket(env.MEDIA, faults) }
}

function faultyDatabase(database: D1Database | D1DatabaseSession, faults: Faults): unknown {
  return {
    prepare: (sql: string) => new FaultyStatement(database.prepare(sql), faults),
    batch: (statements: FaultyStatement[]) =>
      broken(faults, 'database', () => database.batch(statements.map(({ statement }) => statement))),
    withSession: (constraint?: D1SessionConstraint) =>
      faultyDatabase((database as D1Database).withSession(constraint), faults),
  }
}

class FaultyStatement {
  readonly statement: D1PreparedStatement
  readonly #faults: Faults

  constructor(statement: D1PreparedStatement, faults: Faults) {
    this.statement = statement
    this.#faults = faults
  }

  bind(...parameters: unknown[]): FaultyStatement {
    return new FaultyStatement(this.statement.bind(...parameters), this.#faults)
  }

  all() {
    return broken(this.#faults, 'database', () => this.statement.all())
  }

  run() {
    return broken(this.#faults, 'database', () => this.statement.run())
  }

  raw(options?: { columnNames: true }) {
    return broken(this.#faults, 'database', () => (options ? this.statement.raw(options) : this.statement.raw()))
  }

  first(column?: string) {
    return broken(this.#faults, 'database', () => (column ? this.statement.first(column) : this.statement.first()))
  }
}

function faultyBucket(bucket: R2Bucket, faults: Faults): R2Bucket {
  return new Proxy(bucket, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>
      return (...given: unknown[]) => broken(faults, 'storage', () => method.apply(target, given))
    },
  })
}
