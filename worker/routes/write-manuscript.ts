import type { Context } from 'hono'
import { readBody } from '../body/read-body.ts'
import { isKeepable } from '../database/article-writes.ts'
import { findManuscript } from '../database/find-manuscript.ts'
import { saveReply } from '../database/replies.ts'
import { saveManuscript } from '../database/save-manuscript.ts'
import { candidateFromInput } from '../domain/candidate.ts'
import { articleInputOf, entityTagOf, type Manuscript } from '../domain/manuscript.ts'
import { noteOf } from '../domain/note-manuscript.ts'
import { presentManuscriptCard } from '../domain/present-manuscript.ts'
import type { Candidate } from '../domain/reconcile.ts'
import type { Reply } from '../domain/reply.ts'
import type { App } from '../env.ts'
import { forget } from '../http/caching.ts'
import { answerOnce } from '../http/once.ts'
import { checkPrecondition } from '../http/precondition.ts'
import { ProblemError } from '../http/problems.ts'
import { drawWritten } from '../sharing/share-pictures.ts'
import { articleGone } from './article-gone.ts'

/** What is to become of a manuscript: the very same when nothing is, undefined when it is to be deleted. */
export interface Wish {
  after: Manuscript | undefined
  /** For the audit log and the revision. */
  action: string
}

/** A new manuscript. */
export function addManuscript(c: Context<App>, body: string, decide: () => Promise<Wish>): Promise<Response> {
  return write(c, body, async () => ({ before: undefined, ...(await decide()) }))
}

/** What is at the address's slug becomes another; decided anew as often as somebody else was quicker. */
export function changeManuscript(
  c: Context<App>,
  body: string,
  decide: (before: Manuscript) => Wish | Promise<Wish>,
): Promise<Response> {
  const slug = c.req.param('slug') ?? ''
  return write(c, body, async () => {
    const before = await findManuscript(c.var.db, slug)
    if (!before) throw await articleGone(c, slug)
    checkPrecondition(c, entityTagOf(before, c.var.now))
    return { before, ...(await decide(before)) }
  })
}

async function write(
  c: Context<App>,
  body: string,
  decide: () => Promise<Wish & { before: Manuscript | undefined }>,
): Promise<Response> {
  const { db, actor, now } = c.var
  return answerOnce(c, body, async (once) => {
    const { before, after, action } = await decide()
    const reply = replyTo(c, before, after)
    if (before && after === before) return !once || (await saveReply(db, once, reply, now)) ? reply : undefined
    const saved = await saveManuscript(db, {
      ...{ before, after, candidate: after && (await candidateOf(c, after)) },
      note: noteOf(action, before, after, { by: actor.name, now }),
      reply: once && { once, reply },
    })
    if (saved === 'overtaken') return undefined
    await forget(c.executionCtx as { cache?: CacheContext }, saved.touched)
    if (after) c.executionCtx.waitUntil(drawWritten(after.slug, c.var, c.env))
    return reply
  })
}

/** What was written, as the article that readers would see. */
export async function candidateOf(c: Context<App>, manuscript: Manuscript): Promise<Candidate> {
  const input = articleInputOf(manuscript, c.var.now)
  const body = readBody(input.body ?? { text: '' }, input.source?.url)
  if ('refusal' in body) throw new ProblemError('body-invalid', body.refusal)
  const found = await candidateFromInput(input, body, c.var.site.locale)
  const candidate = { ...found, address: manuscript.original ?? undefined }
  if (!isKeepable(candidate)) throw new ProblemError('body-invalid', 'body is too long to be kept')
  return candidate
}

function replyTo(c: Context<App>, before: Manuscript | undefined, after: Manuscript | undefined): Reply {
  const { site, now } = c.var
  if (!after) return { status: 204, headers: {}, body: null }
  const card = presentManuscriptCard({ ...after, title: after.written.title }, site, now)
  const location = `${site.url}/api/v1/articles/${encodeURIComponent(after.slug)}`
  return {
    status: before ? 200 : 201,
    headers: { ETag: entityTagOf(after, now), ...(before ? {} : { Location: location }) },
    body: JSON.stringify(card),
  }
}
