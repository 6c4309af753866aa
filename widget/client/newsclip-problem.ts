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
  return new NewsclipProblem({ type: 'about:blank', title: `No answer but ${status}`, detail: url, ...said, status })
}
