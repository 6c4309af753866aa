import { drizzle } from 'drizzle-orm/d1'

/**
 * Opens the database for one request.
 *
 * Reads may be answered by a replica; pass `first-primary` when the request has to see what was just written.
 */
export function openDatabase(binding: D1Database, reading: D1SessionConstraint = 'first-unconstrained') {
  // Drizzle asks for a D1Database but calls nothing that a session lacks.
  const session = binding.withSession(reading) as unknown as D1Database
  return drizzle(session)
}

export type Database = ReturnType<typeof openDatabase>
