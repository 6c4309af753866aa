import type { Context } from 'hono'
import type { App } from '../env.ts'
import { answerMoved, MovedError } from '../http/moved.ts'
import { ProblemError, problemFromError, problems } from '../http/problems.ts'
import { answerProblem } from './answer-problem.ts'
import { movedHere } from './redirects.ts'

/** Answers whatever was thrown. */
export async function answerError(c: Context<App>, error: unknown): Promise<Response> {
  if (error instanceof MovedError) return answerMoved(c, error)
  if (!(error instanceof ProblemError)) console.error(error)
  const problem = problemFromError(error)
  return problems[problem.problem].status === 404 ? answerAbsent(c, problem) : answerProblem(c, problem)
}

/**
 * Answers that nothing is here, unless the site had something at this address before it moved. Where that cannot be
 * looked up, nobody can say that nothing is here.
 */
export async function answerAbsent(c: Context<App>, problem: ProblemError): Promise<Response> {
  try {
    const moved = await movedHere(c)
    return moved ? answerMoved(c, moved) : answerProblem(c, problem)
  } catch (error) {
    console.error(error)
    return answerProblem(c, problemFromError(error))
  }
}
