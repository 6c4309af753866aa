/** What a token may be used for. `admin` is everything, and alone may make tokens and read the audit log. */
export const scopes = ['articles', 'media', 'sources', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** Who is acting. */
export interface Actor {
  /** Of the token; the secret and the clock have none. */
  id?: number
  name: string
  scopes: Scope[]
}

/** A token as it is kept: without itself. Times are milliseconds. */
export interface EditorToken extends Actor {
  id: number
  createdAt: number
  expiresAt: number | null
  revokedAt: number | null
  /** To the hour. */
  lastUsedAt: number | null
}

/** What the token is called that the secret is: the first, with which the others are made. */
export const firstToken = 'EDITOR_TOKEN'

/** The clock: what is due is published by nobody in person. */
export const clock: Actor = { name: 'clock', scopes: ['articles', 'sources'] }

/** Who stands in the audit log and in revisions without a token of that name: no token may be taken for one of these. */
export const ownNames: readonly string[] = [firstToken, clock.name, 'import']

export function mayUse(actor: Actor, scope: Scope): boolean {
  return actor.scopes.includes('admin') || actor.scopes.includes(scope)
}

/** Why a token that is known does not open anything any more; undefined when it does. */
export function endOf(token: EditorToken, now: number): 'revoked' | 'expired' | undefined {
  if (token.revokedAt !== null) return 'revoked'
  return token.expiresAt !== null && token.expiresAt <= now ? 'expired' : undefined
}

const secretBytes = 32
/** Tells people and secret scanners what it is that they have found. */
const mark = 'newsclip_'

/** A new token: 256 random bits in letters, digits, hyphens and underscores. */
export function makeSecret(): string {
  return secretFrom(crypto.getRandomValues(new Uint8Array(secretBytes)))
}

/**
 * The token that a request makes which may be repeated: the same each time, because it is kept nowhere. Nobody makes it
 * who does not have the instance's key, what the request was let in with, and the request's own key.
 */
export async function secretOf(key: string, authorization: string, ownKey: string): Promise<string> {
  const encoder = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const signing = await crypto.subtle.importKey('raw', encoder.encode(key), hmac, false, ['sign'])
  const message = encoder.encode(`token ${authorization} ${ownKey}`)
  return secretFrom(new Uint8Array(await crypto.subtle.sign(hmac, signing, message)))
}

function secretFrom(bytes: Uint8Array): string {
  return (
    mark +
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '')
  )
}

/** What is kept of a secret, and compared: SHA-256 in hexadecimal. A secret of full entropy needs no slower hash. */
export async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares hashes, which are of one length, to their ends: the time it takes tells nothing of where they differ. */
export function equalHashes(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}
