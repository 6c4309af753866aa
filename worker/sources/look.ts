import { digestOf } from '../domain/digest.ts'
import type { Wishes } from '../domain/next-check.ts'
import { maxItems } from '../domain/seen.ts'
import { type Site, userAgent } from '../domain/site.ts'
import type { Known } from '../domain/source.ts'
import type { Trouble, TroubleReason } from '../domain/source-trouble.ts'
import { decodeText } from '../feeds/decode-text.ts'
import { isEntityBomb } from '../feeds/entity-bomb.ts'
import type { Feed } from '../feeds/feed.ts'
import { findFeeds } from '../feeds/find-feeds.ts'
import { parsePace } from '../feeds/pace.ts'
import { parseFeed } from '../feeds/parse-feed.ts'
import { type Fetched, fetchOutside } from '../fetching/fetch-outside.ts'
import type { Outside } from '../fetching/outside.ts'

/** What there is at an address, seen as a source. */
/** `bytes` are those that had to be read. */
export type Look = { status: number | null; wishes: Wishes; bytes: number } & (
  | { kind: 'feed'; feed: Feed; place: FeedPlace; digest: string }
  /** As it was the last time, though perhaps at another address, which it has for good. */
  | { kind: 'unchanged'; permanentUrl: string }
  /** No feed, but a page that names some. */
  | { kind: 'page'; feeds: string[] }
  | { kind: 'trouble'; trouble: Trouble }
)

export interface FeedPlace {
  /** Where it was read. */
  url: string
  /** Where it is for good. */
  permanentUrl: string
  /** The validators of this very answer. */
  etag: string | null
  lastModified: string | null
}

/** Bytes of the body, decompressed, and milliseconds for all of it, redirects included. */
const limits = { maxBytes: 5_000_000, timeoutMs: 10_000 }

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

/** How many of a text's characters may be unreadable, however short it is. */
const maxUnreadable = { share: 1 / 1000, always: 2 }

export const nothingKnown: Known = { etag: null, lastModified: null, digest: null }

/**
 * Asks an address, only for what is new where the validators of the last answer are given, and reads what comes, unless it
 * is what came the last time.
 */
export async function lookAt(
  url: string,
  { etag, lastModified, digest }: Known,
  site: Site,
  outside: Outside,
  now: number,
): Promise<Look> {
  const headers = {
    Accept: accept,
    'User-Agent': userAgent(site),
    ...(etag ? { 'If-None-Match': etag } : {}),
    ...(lastModified ? { 'If-Modified-Since': lastModified } : {}),
  }
  const result = await fetchOutside(url, { headers, limits }, outside)
  if ('refusal' in result) return { status: null, wishes: noWishes, bytes: 0, ...trouble(result.refusal) }
  const { fetched } = result
  const wishes = wishesOf(fetched.headers, now)
  const found = await read(fetched, wishes, digest)
  return { status: fetched.status, wishes, bytes: found.kind === 'unchanged' ? 0 : fetched.bytes.length, ...found }
}

const noWishes: Wishes = { paceMs: undefined, freshForMs: undefined, waitMs: undefined }

type Found = Look extends infer One ? (One extends Look ? Omit<One, 'status' | 'wishes' | 'bytes'> : never) : never

async function read(fetched: Fetched, wishes: Wishes, before: string | null): Promise<Found & { wishes?: Wishes }> {
  const { status, headers, bytes } = fetched
  if (status === 304) return { kind: 'unchanged', permanentUrl: fetched.permanentUrl }
  if (status === 410) return trouble('gone')
  if (status === 429) return trouble('asked-too-often')
  if (status !== 200) return trouble('http-status', `It was ${status}.`)

  const digest = await digestOf(bytes)
  if (digest === before) return { kind: 'unchanged', permanentUrl: fetched.permanentUrl }
  const text = decodeText(bytes, headers.get('Content-Type') ?? undefined)
  if (isUnreadable(text)) return trouble('wrong-charset')
  if (isEntityBomb(text)) return trouble('entity-bomb')
  const parsed = parseFeed(text, { place: fetched.url, maxItems })
  if ('feed' in parsed) {
    return {
      kind: 'feed',
      feed: {
        ...parsed.feed,
        language: parsed.feed.language ?? headers.get('Content-Language') ?? undefined,
        items: parsed.feed.items.filter(({ kind }) => kind !== 'draft'),
      },
      place: placeOf(fetched),
      digest,
      wishes: { ...wishes, paceMs: parsePace(text) },
    }
  }
  const { reason, detail } = parsed.refusal
  const feeds = reason === 'not-a-feed' ? findFeeds(text, fetched.url) : []
  return feeds.length ? { kind: 'page', feeds } : trouble(reason, `Instead of a feed, ${detail}.`)
}

function trouble(reason: TroubleReason, detail = ''): { kind: 'trouble'; trouble: Trouble } {
  return { kind: 'trouble', trouble: { reason, detail } }
}

function placeOf({ url, permanentUrl, headers }: Fetched): FeedPlace {
  return { url, permanentUrl, etag: headers.get('ETag'), lastModified: headers.get('Last-Modified') }
}

/** Characters that stand for bytes which are none, and those that only bytes of another encoding come to. */
const unreadable = /[\ufffd\x80-\x9f]/g

function isUnreadable(text: string): boolean {
  let found = 0
  while (unreadable.test(text)) found++
  return found > maxUnreadable.always + text.length * maxUnreadable.share
}

function wishesOf(headers: Headers, now: number): Wishes {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers.get('Cache-Control') ?? '')?.[1]
  const freshForMs = seconds === undefined ? untilDate(headers.get('Expires'), now) : Number(seconds) * 1000
  const wait = headers.get('Retry-After')
  const waitMs = wait && /^\d{1,9}$/.test(wait.trim()) ? Number(wait) * 1000 : untilDate(wait, now)
  return { paceMs: undefined, freshForMs, waitMs }
}

function untilDate(date: string | null, now: number): number | undefined {
  const time = date === null ? Number.NaN : Date.parse(date)
  return time > now ? time - now : undefined
}
