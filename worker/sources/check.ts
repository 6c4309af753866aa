import { type ClaimedSource, releaseSource, saveCheck } from '../database/checks.ts'
import { isHeldOff } from '../database/holds.ts'
import type { Database } from '../database/open.ts'
import { saveArticles } from '../database/save-articles.ts'
import type { Actor } from '../domain/editor-token.ts'
import { makeImportName } from '../domain/import.ts'
import { pauseAfterFeed, pauseAfterTrouble, pauseAfterUnchanged } from '../domain/next-check.ts'
import { compareWithSeen, seenAfter } from '../domain/seen.ts'
import type { Site } from '../domain/site.ts'
import { type SourceRun, titleFor } from '../domain/source.ts'
import type { Trouble } from '../domain/source-trouble.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import type { Feed } from '../feeds/feed.ts'
import type { Outside } from '../fetching/outside.ts'
import { askingArticles } from './candidates.ts'
import { effortOfLook } from './effort.ts'
import { type Look, lookAt, nothingKnown } from './look.ts'

/** What a check works with. */
export interface Checking {
  db: Database
  site: Site
  outside: Outside
  by: Actor
  now: number
  /** What it may take on (effort.ts). */
  effort: number
  /** Whether the world was closed to us while we asked, because we had asked enough. */
  isCutShort: () => boolean
}

export interface Checked {
  /** Undefined when it was cut short: then nothing is known, and it is due again. */
  run: SourceRun | undefined
  touched: Touched
  effort: number
}

/**
 * Checks a source whose check has begun: looks, keeps what is new or changed, and says when to look again. One that is held
 * off by an export is due again as if it had not begun.
 */
export async function checkSource(source: ClaimedSource, checking: Checking): Promise<Checked> {
  try {
    return await check(source, checking)
  } catch (error) {
    if (isHeldOff(error)) await releaseSource(checking.db, source, checking.now)
    throw error
  }
}

async function check(source: ClaimedSource, checking: Checking): Promise<Checked> {
  const { db, site, outside, now } = checking
  // What waits, or is to come back, would not be sent by a publisher who is told what we have.
  const known = source.unread > 0 || source.returning ? nothingKnown : source
  const look = await lookAt(source.url, known, site, outside, now)
  if (look.kind === 'trouble' && checking.isCutShort()) {
    await releaseSource(db, source, now)
    return { run: undefined, touched: touchedBy([], false), effort: effortOfLook(look.bytes) }
  }
  if (look.kind === 'feed') return keepFeed(source, look, checking)
  if (look.kind === 'unchanged') {
    const url = look.permanentUrl
    const run = { ...emptyRun(look, checking), detail: movedFrom(source, url) }
    const pauseMs = pauseAfterUnchanged(source.pauseMs, look.wishes)
    await saveCheck(db, source, { ...source, ...well, url, seen: undefined, pauseMs, dueAt: now + pauseMs, run })
    return { run, touched: touchedBy([], false), effort: effortOfLook(look.bytes) }
  }
  return endInTrouble(source, look, troubleOf(look), checking)
}

/** Ends the check of a source that cannot be read. */
export async function endInTrouble(
  source: ClaimedSource,
  look: Pick<Look, 'status' | 'wishes' | 'bytes'>,
  { reason, detail }: Trouble,
  checking: Checking,
): Promise<Checked> {
  const failures = source.failures + 1
  const run: SourceRun = { ...emptyRun(look, checking), outcome: reason, detail: detail || null, unread: source.unread }
  const pauseMs = pauseAfterTrouble(failures, look.wishes)
  const dueAt = reason === 'gone' ? null : checking.now + pauseMs
  await saveCheck(checking.db, source, { ...source, seen: undefined, dueAt, failures, reason, detail: run.detail, run })
  return { run, touched: touchedBy([], false), effort: effortOfLook(look.bytes) }
}

/** Less than lies between two runs, and more than one takes: what waits is for the next. */
const nextRunMs = 30_000

const well = { reason: null, detail: null, failures: 0 } as const

type FeedLook = Look & { kind: 'feed' }

async function keepFeed(source: ClaimedSource, look: FeedLook, checking: Checking): Promise<Checked> {
  const { db, site, by, now } = checking
  const { feed, place } = look
  const compared = compareWithSeen(feed.items, source.seen, now, place.url)
  const siteUrl = feed.url ?? source.siteUrl
  const { asking, effort } = await askingArticles(
    db,
    compared.fresh,
    { settings: source, key: source.key, siteUrl, feed, base: place.url },
    site,
    checking.effort - effortOfLook(look.bytes),
  )
  const name = source.importName ?? makeImportName(`source-${source.id}`, now)
  const candidates = asking.flatMap((one) => ('candidate' in one ? [one.candidate] : []))
  const saved = candidates.length
    ? await saveArticles(db, candidates, by, now, {
        ...{ name, sourceId: source.id, returning: source.returning, names: compared.names },
      })
    : { decisions: [], touched: touchedBy([], false) }

  const waiting = compared.fresh.slice(asking.length)
  const unread = waiting.length
  const outcomes = [...saved.decisions, ...asking.flatMap((one) => ('candidate' in one ? [] : [one]))]
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length
  const written = count('added') + count('updated') > 0
  const run: SourceRun = {
    ...emptyRun(look, checking),
    outcome: 'read',
    detail: movedFrom(source, place.permanentUrl),
    ...{ items: compared.items, added: count('added'), updated: count('updated'), unchanged: count('unchanged') },
    ...{ left: count('left'), refused: count('refused'), unread, import: written ? name : null },
  }
  const times = feed.items.flatMap(({ publishedAt }) => publishedAt ?? [])
  const pauseMs = pauseAfterFeed(times, look.wishes, now)
  // One that changes in all of its items each time would be asked every minute for ever.
  const isGettingThere = source.unread === 0 || unread < source.unread
  const newOnesWait = waiting.some(({ before }) => !before)
  const goesOn = newOnesWait || (unread > 0 && isGettingThere)
  const isAskedToWait = look.wishes.waitMs !== undefined
  await saveCheck(db, source, {
    ...{ ...well, run, unread, siteUrl, title: titleOf(source, feed), url: place.permanentUrl, pauseMs },
    etag: place.etag,
    lastModified: place.lastModified,
    digest: look.digest,
    dueAt: now + (goesOn && !isAskedToWait ? nextRunMs : pauseMs),
    importName: goesOn ? name : null,
    returning: source.returning && newOnesWait,
    seen: seenAfter(compared, asking.length),
  })
  return { run, touched: saved.touched, effort: effortOfLook(look.bytes) + effort }
}

function movedFrom({ url }: ClaimedSource, permanentUrl: string): string | null {
  return permanentUrl === url ? null : `It has moved to ${permanentUrl}.`
}

/** One that could not be read when it was added is called by its host until it says how. */
function titleOf({ title, url, succeededAt }: ClaimedSource, feed: Feed): string {
  return succeededAt === null && title === titleFor(url, undefined) ? titleFor(url, feed.title) : title
}

function emptyRun({ status }: Pick<Look, 'status'>, { by, now }: Checking): SourceRun {
  return {
    ...{ at: now, by: by.name, outcome: 'unchanged', detail: null, status, import: null },
    ...{ items: 0, added: 0, updated: 0, unchanged: 0, left: 0, refused: 0, unread: 0 },
  }
}

function troubleOf(look: Look & { kind: 'page' | 'trouble' }): Trouble {
  if (look.kind === 'trouble') return look.trouble
  return { reason: 'not-a-feed', detail: `It is a page now; its feeds: ${look.feeds.join(' ')}` }
}
