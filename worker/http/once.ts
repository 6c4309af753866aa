import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { maxAttempts } from '../database/overtaken.ts'
import { findReply } from '../database/replies.ts'
import { digestOf } from '../domain/digest.ts'
import type { Once, Reply } from '../domain/reply.ts'
import type { App } from '../env.ts'
import { forget } from './caching.ts'
import { ProblemError } from './problems.ts'

const keyShape = /^[\x21-\x7e]{1,255}$/

/**
 * Answers a write that its caller may repeat: with what was answered before, when it has been done under its key. `write`
 * does it and keeps the reply in the very transaction; undefined when somebody was quicker, and then it decides anew.
 *
 * @throws ProblemError when the key belongs to another request, or others are quicker each time.
 */
export async function answerOnce(
  c: Context<App>,
  body: string,
  write: (once: Once | undefined) => Promise<Reply | undefined>,
): Promise<Response> {
  const once = await readOnce(c, body)
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const answered = await findAnswer(c, once)
    if (answered) return answered
    const reply = await write(once)
    if (reply) return answerReply(c, reply)
  }
  throw new ProblemError('database-unavailable', 'Others are writing to the same. Try again in a moment.')
}

/** The request as one that its caller may repeat: undefined without an `Idempotency-Key`. */
export async function readOnce(c: Context<App>, body: string): Promise<Once | undefined> {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return undefined
  if (!keyShape.test(key)) {
    throw new ProblemError('header-invalid', 'Idempotency-Key: must be 1 to 255 visible characters of ASCII')
  }
  const request = `${c.req.method} ${c.req.path}\n${body}`
  const { id, name } = c.var.actor
  // A token may have the name of one that has ended, and not its keys.
  return {
    actor: id === undefined ? name : String(id),
    key,
    request: await digestOf(new TextEncoder().encode(request)),
  }
}

/**
 * What was answered to this request when it was made before; undefined when it was not, or only came to a problem, which
 * has written nothing. The edge is told of the write again: the first time may have ended between the two.
 *
 * @throws ProblemError when the key belongs to another request.
 */
async function findAnswer(c: Context<App>, once: Once | undefined): Promise<Response | undefined> {
  const kept = once && (await findReply(c.var.db, once, c.var.now))
  if (!kept) return undefined
  if (kept.request !== once.request) throw keyUsed()
  await forget(c.executionCtx as { cache?: CacheContext }, kept.touched)
  return answerReply(c, kept)
}

export function keyUsed(): ProblemError {
  return new ProblemError('key-used', 'Another request came with this Idempotency-Key; give each write its own.')
}

function answerReply(c: Context<App>, { status, headers, body }: Reply): Response {
  if (body === null) return c.body(null, status as 204, headers)
  return c.body(body, status as ContentfulStatusCode, { 'Content-Type': 'application/json', ...headers })
}
