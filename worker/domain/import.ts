import type { SourceReference } from '../contract.ts'
import type { KeptPicture, Label } from './article.ts'

/** A number of articles that were handed in together, in however many requests or runs. Times are milliseconds. */
export interface Import {
  name: string
  /** Whose token it was, or the clock. */
  actor: string
  /** The source that it is of. */
  sourceId: number | null
  startedAt: number
  savedAt: number
  /** `leaving` while it is taken back. */
  state: 'kept' | 'leaving' | 'taken-back'
  added: number
  updated: number
  /** Of those that were taken back: removed, made what they were before, and left because they have changed since. */
  removed: number
  restored: number
  spared: number
}

/** As whose part articles are kept. */
export interface ImportIdentity {
  name: string
  sourceId: number | null
  /** Whether articles come back that were taken back with another import. */
  returning: boolean
  /** By which guids its feed's items are known now; absent for what is of no feed. */
  names?: ReadonlySet<string>
}

/** What an article was before an import changed it, by the names of its columns. */
export interface ArticleBefore {
  slug: string
  title: string
  summary: string
  category: Label
  tags: Label[]
  image: KeptPicture | null
  author: string | null
  language: string
  publishedAt: number
  updatedAt: number | null
  source: SourceReference | null
  sponsored: 0 | 1
  origin: { source: string | null; guid: string | null }
  /** Absent where it was kept before addresses were compared as they are now. */
  original?: string | null
  fingerprint: string
  html: string
  text: string
}

/** How long an import can be taken back. */
export const importKeptMs = 30 * 86_400_000

/** A name for an import that came without: nobody has to guess it, so time and a little chance are enough. */
export function makeImportName(prefix: string, now: number): string {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  return `${prefix}-${now.toString(36)}-${chance.toString(36)}`
}
