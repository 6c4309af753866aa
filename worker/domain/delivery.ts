import type { ArticleEvent } from './event.ts'
import type { Receiver } from './receiver.ts'

/** Why an attempt came to nothing. */
export type Failure =
  /** It answered, and not with a status of the kind 2xx. */
  | 'refused'
  | 'too-slow'
  /** Nobody answered. */
  | 'unreachable'
  /** The address leads to where nothing is sent. */
  | 'address-refused'

/** One try at telling a receiver. */
export interface Attempt {
  /** Milliseconds. */
  at: number
  /** Of the answer; null where there was none. */
  status: number | null
  /** Null when it was taken. */
  reason: Failure | null
}

/** An attempt, and for how long its answer asks to be left alone. */
export type Outcome = Attempt & { retryAfterMs: number }

export type DeliveryState = 'waiting' | 'delivered' | 'given-up'

/** An event on its way to a receiver. */
export interface Delivery {
  id: number
  state: DeliveryState
  /** Milliseconds; null when nothing more is to be done. */
  dueAt: number | null
  tries: number
  /** The oldest first. */
  attempts: Attempt[]
  event: Pick<ArticleEvent, 'messageId' | 'type' | 'at'> & { articleCount: number }
}

/** What becomes of a delivery. */
export type Verdict = Pick<Delivery, 'state' | 'dueAt'>

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/**
 * How long to wait after each failure: Standard Webhooks' own schedule, but for its first pause of five seconds, which a
 * clock of minutes does not have. Three days in all.
 */
const webhookPauses = [minute, 5 * minute, hour / 2, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]

/** Whoever only reads again what we say anyway need not hear of it days later. */
const pingPauses = webhookPauses.slice(0, 4)

/** Up to a tenth more at random, so that what failed together does not come back together. */
const jitter = 0.1

/** However long a receiver asks to be left alone. */
const maxRetryAfterMs = 24 * hour

/**
 * Decides what becomes of a delivery after one of its tries. `random` is from 0 to 1.
 */
export function afterTry(
  { kind }: Pick<Receiver, 'kind'>,
  { at, reason, retryAfterMs }: Outcome,
  tries: number,
  random: number,
): Verdict {
  if (reason === null) return { state: 'delivered', dueAt: null }
  const pause = (kind === 'webhook' ? webhookPauses : pingPauses)[tries - 1]
  if (pause === undefined) return { state: 'given-up', dueAt: null }
  return { state: 'waiting', dueAt: at + Math.max(Math.round(pause * (1 + jitter * random)), retryAfterMs) }
}

/** How long `Retry-After` asks to wait: seconds or a date (RFC 9110, 10.2.3). What cannot be read asks nothing. */
export function parseRetryAfter(header: string | null, now: number): number {
  if (header === null) return 0
  const wait = /^\d+$/.test(header) ? Number(header) * second : Date.parse(header) - now
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), maxRetryAfterMs)
}
