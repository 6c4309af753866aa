import type { Context } from 'hono'
import type { App } from '../env.ts'
import { cachePolicies } from './caching.ts'

/** Thrown by whoever finds that what was asked for has another address now; `answerMoved` makes the answer of it. */
export class MovedError extends Error {
  /** Absolute. */
  readonly address: string
  /** Of what a write may change it by; none where only its own age ends it. */
  readonly cacheTags: string[]

  constructor(address: string, cacheTags: string[]) {
    super(address)
    this.address = address
    this.cacheTags = cacheTags
  }
}

/** Sends the caller on for good. */
export function answerMoved(c: Context<App>, { address, cacheTags }: MovedError): Response {
  return c.body(null, 301, {
    Location: address,
    'Cache-Control': cachePolicies.moved,
    ...(cacheTags.length ? { 'Cache-Tag': cacheTags.join() } : {}),
  })
}
