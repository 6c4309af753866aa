import type { Database } from './open.ts'

/** How often a save starts anew because another writer was quicker. */
export const maxAttempts = 4

/**
 * A statement that fails, and with it the whole batch, when the condition holds: what was read before it was decided is
 * true no longer.
 */
export function overtakenIf(db: Database, condition: string, ...parameters: unknown[]): D1PreparedStatement {
  return db.$client.prepare(`INSERT INTO overtaken (reason) SELECT 'overtaken' WHERE ${condition}`).bind(...parameters)
}

/** Whether a batch was rolled back because another writer was quicker: decide again upon what that one left. */
export function isOvertaken(error: unknown): boolean {
  return /UNIQUE constraint failed|CHECK constraint failed: overtaken/.test(String(error))
}

/** Runs statements as one transaction. False when another writer was quicker, and nothing of them is kept. */
export async function isSaved(db: Database, statements: D1PreparedStatement[]): Promise<boolean> {
  try {
    await db.$client.batch(statements)
    return true
  } catch (error) {
    if (isOvertaken(error)) return false
    throw error
  }
}
