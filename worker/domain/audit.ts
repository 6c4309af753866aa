/** What happened in a write. */
export interface AuditNote {
  /** Milliseconds. */
  at: number
  /** Whose token it was. */
  actor: string
  /** A noun of ours and what was done with it: `articles.imported`. */
  action: string
  /** What was written: a slug, a number; null where it is many. */
  subject: string | null
  /** As much of the states before and after as tells what changed; null where there was or is nothing. */
  before: unknown
  after: unknown
}

export interface AuditEntry extends AuditNote {
  id: number
}
