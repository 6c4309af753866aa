import { domainOf } from './domain-of.ts'
import { firstWords, oneLine } from './one-line.ts'
import type { Trouble, TroubleReason } from './source-trouble.ts'

const maxTitleLength = 100

/** Their tags, by slug, in our words; null for those that are left out. */
export type TagMap = Record<string, string | null>

/** What is wished of a source. */
export interface SourceSettings {
  /** Where the feed is. */
  url: string
  /** Who publishes it. */
  title: string
  /** A category's name. */
  category: string
  /** Names of tags that all of its articles carry. */
  tags: string[]
  tagMap: TagMap
  /** Whether its articles are kept whole, or only their summaries. */
  content: 'full' | 'excerpt'
  /** BCP 47 of all that is in it; null: as each item says. */
  language: string | null
  active: boolean
}

/** A feed that is imported on a schedule. Times are milliseconds. */
export interface Source extends SourceSettings {
  id: number
  /** One half of the identity of its articles; stays when the feed moves. */
  key: string
  /** The page that the feed is of. */
  siteUrl: string | null
  createdAt: number
  /** Null when it is not checked any more. */
  dueAt: number | null
  checkedAt: number | null
  succeededAt: number | null
  /** In a row. */
  failures: number
  reason: TroubleReason | null
  detail: string | null
  /** Items that wait for the next run. */
  unread: number
  /** Articles so far. */
  added: number
  updated: number
}

/**
 * A source as it is when it is new, but for its number, which is given when it is kept. What was wrong at the first look does
 * not keep it out.
 */
export function newSource(
  settings: SourceSettings,
  { siteUrl, trouble, dueAt }: { siteUrl: string | null; trouble: Trouble | undefined; dueAt: number },
  now: number,
): Source {
  return {
    ...{ id: 0, key: settings.url, siteUrl, createdAt: now, ...settings },
    dueAt: settings.active && trouble?.reason !== 'gone' ? dueAt : null,
    ...{ checkedAt: trouble ? now : null, succeededAt: null, failures: trouble ? 1 : 0 },
    ...{ reason: trouble?.reason ?? null, detail: trouble?.detail ?? null, unread: 0, added: 0, updated: 0 },
  }
}

/** By what a feed is known to be as it was: its publisher's validators, and a digest of its bytes for those who have none. */
export interface Known {
  etag: string | null
  lastModified: string | null
  digest: string | null
}

/** What a check needs to know beyond that. */
export interface SourceMemory extends Known {
  pauseMs: number
  /** The import that the items which wait belong to. */
  importName: string | null
  /** Whether they may bring back articles that were taken back with an import. */
  returning: boolean
}

/** One check, as it is remembered. */
export interface SourceRun {
  /** Milliseconds. */
  at: number
  /** Whose token it was, or the clock. */
  by: string
  outcome: 'read' | 'unchanged' | TroubleReason
  /** What else there is to say. */
  detail: string | null
  /** Null when nobody answered. */
  status: number | null
  /** What stood in the feed, and what became of those items that were looked at. */
  items: number
  added: number
  updated: number
  unchanged: number
  left: number
  refused: number
  /** Items that wait for the next run. */
  unread: number
  /** The import by which this can be taken back; null when nothing was written. */
  import: string | null
}

/** An address as a source is asked at it: without the fragment, which no publisher hears of. */
export function feedAddress(written: string): string {
  const url = new URL(written)
  url.hash = ''
  return url.href
}

/** What a source is called whose editor says nothing: as its feed calls itself, or else by its host. */
export function titleFor(url: string, feedTitle: string | undefined): string {
  return firstWords(oneLine(feedTitle ?? '') || domainOf(url) || url, maxTitleLength)
}

export const sourceStates = ['waiting', 'fine', 'failing', 'gone', 'paused'] as const
export type SourceState = (typeof sourceStates)[number]

/** How a source is, in a word. */
export function stateOf({ active, reason, failures, checkedAt }: Source): SourceState {
  if (!active) return 'paused'
  if (reason === 'gone') return 'gone'
  if (failures > 0) return 'failing'
  return checkedAt === null ? 'waiting' : 'fine'
}
