import type { Context, MiddlewareHandler } from 'hono'
import { findEditorToken, saveUse } from '../database/editor-tokens.ts'
import { isHeld } from '../database/holds.ts'
import { openDatabase } from '../database/open.ts'
import { type Actor, endOf, equalHashes, firstToken, hashOf, mayUse, type Scope } from '../domain/editor-token.ts'
import type { App } from '../env.ts'
import { cachePolicies } from './caching.ts'
import { ProblemError, writesHeld } from './problems.ts'

/**
 * Lets only those pass whose token (`Authorization: Bearer …`) opens this. They see what was written last, and nobody
 * keeps what they are answered. While an export holds writes off, they read.
 */
export function editorOnly(scope: Scope, { evenWhileHeld = false } = {}): MiddlewareHandler<App> {
  return async (c, next) => {
    const [, secret] = c.req.header('Authorization')?.match(/^Bearer +(\S+)$/i) ?? []
    if (!secret) throw new ProblemError('token-missing', 'Send it as "Authorization: Bearer TOKEN".')
    c.set('db', openDatabase(c.env.DB, 'first-primary'))
    const actor = await findActor(c, await hashOf(secret))
    if (!mayUse(actor, scope)) {
      throw new ProblemError(
        'scope-missing',
        `This needs the scope "${scope}"; the token "${actor.name}" does not have it.`,
      )
    }
    c.set('actor', actor)
    const isReading = ['GET', 'HEAD'].includes(c.req.method)
    if (!isReading && !evenWhileHeld && (await isHeld(c.var.db))) throw writesHeld()
    await next()
    c.header('Cache-Control', cachePolicies.never)
  }
}

async function findActor(c: Context<App>, hash: string): Promise<Actor> {
  const { db, now } = c.var
  const { EDITOR_TOKEN } = c.env
  if (EDITOR_TOKEN && equalHashes(hash, await hashOf(EDITOR_TOKEN))) return { name: firstToken, scopes: ['admin'] }
  const token = await findEditorToken(db, hash)
  if (!token) throw await refusal(c, 'It is none of ours.')
  const end = endOf(token, now)
  if (end) throw await refusal(c, `"${token.name}" is ${end}.`)
  c.executionCtx.waitUntil(saveUse(db, token, now))
  return token
}

/** A wrong token, counted: whoever tries many has to wait. */
async function refusal(c: Context<App>, detail: string): Promise<ProblemError> {
  const allowed = await c.env.FAILURE_LIMIT?.limit({ key: c.req.header('CF-Connecting-IP') ?? '' })
  return allowed?.success === false
    ? new ProblemError('too-many-requests', 'Too many wrong tokens.')
    : new ProblemError('token-wrong', detail)
}
