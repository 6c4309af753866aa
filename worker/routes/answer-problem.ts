import type { Context } from 'hono'
import type { App } from '../env.ts'
import { cachePolicies } from '../http/caching.ts'
import { framePolicy } from '../http/frame-policy.ts'
import { type ProblemError, problems, retryAfterSeconds, writeProblem } from '../http/problems.ts'
import { framePartsOf, renderFragmentProblem, renderFrameProblem } from '../pages/embed.ts'
import { renderProblemPage } from '../pages/problem.ts'
import { answerPage } from './answer-page.ts'

/** Answers a problem: as `application/problem+json` to programs, as a page or a piece of one to readers. */
export async function answerProblem(c: Context<App>, error: ProblemError): Promise<Response> {
  const { site } = c.var
  const { status } = problems[error.problem]
  const retryAfter = retryAfterSeconds[error.problem]
  const problem = writeProblem(error, site)
  const headers = {
    // What an editor is told with a token is nobody else's to keep.
    'Cache-Control':
      (status === 404 || status === 410) && c.req.header('Authorization') === undefined
        ? cachePolicies.missing
        : cachePolicies.never,
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="Newsclip"' } : {}),
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    ...error.headers,
  }
  switch (readerOf(c.req.path)) {
    case 'program':
      return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json', ...headers })
    case 'frame': {
      const parts = framePartsOf([])
      const policy = { 'Content-Security-Policy': await framePolicy(parts) }
      return c.html(renderFrameProblem(problem, site, parts), status, { ...headers, ...policy })
    }
    case 'page-server':
      return c.html(renderFragmentProblem(site), status, headers)
    case 'person':
      return answerPage(c, renderProblemPage(problem, site), headers, status)
  }
}

/** Who asks at an address. Programs ask for the API, and for files: feeds, documents, scripts. */
function readerOf(path: string): 'program' | 'frame' | 'page-server' | 'person' {
  if (path.startsWith('/embed/')) return path.endsWith('.html') ? 'page-server' : 'frame'
  return path.startsWith('/api/') || path.startsWith('/widget/') || path === '/oembed' || /\.[a-z]+$/.test(path)
    ? 'program'
    : 'person'
}
