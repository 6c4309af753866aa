import type { MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'
import { ProblemError } from './problems.ts'

/** Lets only those pass who send the editor token as `Authorization: Bearer …`. */
export const editorOnly: MiddlewareHandler<App> = async (c, next) => {
  const expected = c.env.EDITOR_TOKEN
  if (!expected) throw new ProblemError('editing-closed', 'Set the secret EDITOR_TOKEN to open it.')
  const [, given] = c.req.header('Authorization')?.match(/^Bearer +(\S+)$/i) ?? []
  if (!given) throw new ProblemError('token-missing', 'Send it as "Authorization: Bearer TOKEN".')
  if (!(await equalTexts(given, expected)))
    throw new ProblemError('token-wrong', 'Compare it with the secret EDITOR_TOKEN.')
  await next()
}

/** Compares digests, which are of one length, to their ends: the time it takes tells nothing of where they differ. */
async function equalTexts(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([digestOf(one), digestOf(other)])
  return first.reduce((difference, byte, index) => difference | (byte ^ (second[index] ?? 0)), 0) === 0
}

async function digestOf(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
