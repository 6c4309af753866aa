import type { EventType } from './event-types.ts'

/** Whoever is told of what becomes of articles. Times are milliseconds. */
export interface Receiver {
  id: number
  kind: 'webhook' | 'websub' | 'indexnow'
  address: string
  description: string
  events: EventType[]
  /** Null where messages are not signed. */
  secret: string | null
  /** Signed with as well, until then: whoever receives has that long to change over. Several have blanks between them. */
  previousSecret: string | null
  previousUntil: number | null
  createdAt: number
  disabledAt: number | null
  disabledBecause: 'by-hand' | 'gone' | 'failing' | null
  /** The first failure since it last took anything. */
  failingSince: number | null
  /** Until when it asked to be left alone. */
  quietUntil: number
}

/** A webhook as it is when it is new, but for its number, which is given when it is kept. */
export function newWebhook(
  wish: Pick<Receiver, 'address' | 'description' | 'events'>,
  secret: string,
  now: number,
): Receiver {
  return {
    ...{ id: 0, kind: 'webhook', secret, createdAt: now, ...wish },
    ...{ previousSecret: null, previousUntil: null, disabledAt: null, disabledBecause: null },
    ...{ failingSince: null, quietUntil: 0 },
  }
}

/** Webhooks of one site: each write tells all of them. */
export const maxWebhooks = 20

/** How long messages are signed with the old secret as well. */
export const secretOverlapMs = 86_400_000

/** Old secrets that are signed with at most: whoever got no answer and asks again must not lose the one that is in use. */
export const maxPrevious = 3

/** One that fails for that long is not told any more: as long as an event is tried. */
export const maxFailingMs = 3 * 86_400_000

/** Tells people and secret scanners what it is that they have found; Standard Webhooks' own. */
const mark = 'whsec_'

/** Within the 24 to 64 that Standard Webhooks asks for. */
const secretBytes = 32

/** A new secret, as it is shown and kept. */
export function makeWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes))
  return mark + btoa(String.fromCharCode(...bytes))
}

/** The bytes that a secret stands for. */
export function bytesOfSecret(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(secret.slice(mark.length)), (character) => character.charCodeAt(0))
}

/** The secrets that messages to a webhook are signed with now. */
export function secretsAt({ secret, previousSecret, previousUntil }: Receiver, now: number): string[] {
  const previous = previousSecret !== null && (previousUntil ?? 0) > now ? previousSecret.split(' ') : []
  return [...(secret === null ? [] : [secret]), ...previous]
}
