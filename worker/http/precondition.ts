import type { Context } from 'hono'
import type { App } from '../env.ts'
import { ProblemError } from './problems.ts'

const tagsShape = /^\s*(?:W\/)?"[^"]*"(?:\s*,\s*(?:W\/)?"[^"]*")*\s*$/

/**
 * Holds `If-Match` against the entity tag of what is there now, so that nobody overwrites what they have not seen (RFC
 * 9110, 13.1.1). A tag that the edge has weakened, as it does when it compresses, still names the version.
 *
 * @throws ProblemError when somebody else has written meanwhile.
 */
export function checkPrecondition(c: Context<App>, current: string): void {
  const wanted = c.req.header('If-Match')
  if (wanted === undefined || wanted.trim() === '*') return
  if (!tagsShape.test(wanted)) throw new ProblemError('header-invalid', 'If-Match: must be an ETag, in its quotes')
  const tags: string[] = wanted.match(/"[^"]*"/g) ?? []
  if (!tags.includes(current)) {
    throw new ProblemError('version-outdated', `It is at ${current} now. Read it again, and decide upon that.`, {
      headers: { ETag: current },
    })
  }
}
