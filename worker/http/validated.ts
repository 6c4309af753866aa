import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../env.ts'
import { entityTag, entityTagOf, type Plain } from './entity-tag.ts'
import { answerIfKnown } from './not-modified.ts'

const encoder = new TextEncoder()

/**
 * Answers a text with its validator, made while the bytes are at hand: to read them back from an answer, as is done where
 * this is not, takes as long as a few cards do.
 */
export async function validated(
  c: Context<App>,
  text: string,
  headers: Record<string, string>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const bytes = encoder.encode(text) as Uint8Array<ArrayBuffer>
  return c.body(bytes, status, { ETag: await entityTag(bytes), ...headers })
}

/**
 * Answers with a text that is written from this, from the site and by this version of the worker, and from nothing else:
 * of these the validator is made, and for whoever has the answer already it is never written
 * (docs/decisions/0019-a-list-is-known-by-what-it-is-written-from.md). `read` is what the database gave, as long as all the
 * rest many times over.
 */
export function writtenFrom(
  c: Context<App>,
  { read, ...told }: { read: Plain[]; [part: string]: unknown },
  headers: Record<string, string>,
  write: () => string | Uint8Array<ArrayBuffer>,
): Response {
  const circumstances = JSON.stringify([c.env.VERSION?.id, c.var.site, headers['Content-Type'], told])
  const said = { ETag: entityTagOf([circumstances, ...read]), ...headers }
  return answerIfKnown(c, said) ?? c.body(write(), 200, said)
}
