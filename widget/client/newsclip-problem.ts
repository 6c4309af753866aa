import type { Problem } from '../../worker/contract.ts'

/** What a site has against a request (RFC 9457). */
export class NewsclipProblem extends Error {
  override readonly name = 'NewsclipProblem'
  readonly problem: Problem
  /** The last part of the problem's type, such as `parameter-invalid`; at `problem.type` it is explained. */
  readonly kind: string

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`)
    this.problem = problem
    this.kind = problem.type.replace(/.*\//, '')
  }
}

/** What an answer that is no success has to say. Somebody in between, who knows no problem documents, says the status alone. */
export async function problemFrom(response: Response): Promise<NewsclipProblem> {
  const { status, url } = response
  const said = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined
  return new NewsclipProblem({
    ...said,
    type: textOr('about:blank', said?.type),
    title: textOr(`No answer but ${status}`, said?.title),
    detail: textOr(url, said?.detail),
    status,
  })
}

/** A part that is not of its type is as if it were absent (RFC 9457, 3.1). */
function textOr(otherwise: string, told: unknown): string {
  return typeof told === 'string' ? told : otherwise
}
