import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../env.ts'
import { entityTag } from './entity-tag.ts'

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
  const bytes = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
  return c.body(bytes, status, { ETag: await entityTag(bytes), ...headers })
}
