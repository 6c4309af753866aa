import type { Context } from 'hono'
import type { App } from '../env.ts'
import { cachePolicies } from '../http/caching.ts'
import { type ProblemError, problems, retryAfterSeconds, writeProblem } from '../http/problems.ts'
import { renderProblemPage } from '../pages/problem.ts'

/** Answers a problem: as `application/problem+json` to programs, as a page to readers. */
export function answerProblem(c: Context<App>, error: ProblemError): Response | Promise<Response> {
  const { status } = problems[error.problem]
  const retryAfter = retryAfterSeconds[error.problem]
  const problem = writeProblem(error, c.var.site)
  const headers = {
    'Cache-Control': status === 404 ? cachePolicies.missing : cachePolicies.never,
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="Newsclip"' } : {}),
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    ...error.headers,
  }
  return isForPrograms(c.req.path)
    ? c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json', ...headers })
    : c.html(renderProblemPage(problem, c.var.site), status, headers)
}

/** Addresses of the API, and of files: feeds, documents, scripts. */
function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || /\.[a-z]+$/.test(path)
}
