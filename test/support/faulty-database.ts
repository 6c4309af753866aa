import { env } from 'cloudflare:workers'

/** When a batch of a faulty database breaks: before anything was written, or after all of it was. */
export type Fault = 'before' | 'after'

/**
 * The database, as it is when the network fails: each batch that writes breaks as the next fault says, and none when
 * there is none left. `writes` says how many of them were committed.
 */
export function faultyDatabase(faults: (Fault | undefined)[]) {
  const left = [...faults]
  const told = { writes: 0 }
  const withSession: D1Database['withSession'] = (constraint) => {
    const session = env.DB.withSession(constraint)
    const batch = async <T>(statements: D1PreparedStatement[]) => {
      const isWrite = statements.length > writeStatements
      const fault = isWrite ? left.shift() : undefined
      if (fault === 'before') throw new Error('D1_ERROR: Network connection lost.')
      const results = await session.batch<T>(statements)
      if (isWrite) told.writes++
      if (fault === 'after') throw new Error('D1_ERROR: Network connection lost.')
      return results
    }
    return { prepare: (sql) => session.prepare(sql), batch, getBookmark: () => session.getBookmark() }
  }
  return { DB: { withSession } as D1Database, told }
}

/** Reads of editors take at most this many statements; every write of theirs takes more. */
const writeStatements = 2
