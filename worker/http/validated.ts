import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../env.ts'
import { entityTag } from './entity-tag.ts'
import { answerIfKnown } from './not-modified.ts'

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
  const bytes = bytesOf(text)
  return c.body(bytes, status, { ETag: await entityTag(bytes), ...headers })
}

/**
 * Answers with a text that is written from this, from the site and by this version of the worker, and from nothing else:
 * of these the validator is made, and for whoever has the answer already it is never written
 * (docs/decisions/0019-a-list-is-known-by-what-it-is-written-from.md). `read` is what the database gave, as long as all the
 * rest many times over.
 */
export async function writtenFrom(
  c: Context<App>,
  { read, ...told }: { read: string; [part: string]: unknown },
  headers: Record<string, string>,
  write: () => string,
): Promise<Response> {
  const origin = JSON.stringify([c.env.VERSION?.id, c.var.site, headers['Content-Type'], told]) + read
  const said = { ETag: await entityTag(bytesOf(origin)), ...headers }
  return answerIfKnown(c, said) ?? c.body(bytesOf(write()), 200, said)
}

function bytesOf(text: string) {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
}
