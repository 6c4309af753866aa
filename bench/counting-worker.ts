import type { ArticleList } from '../worker/contract.ts'
import type { Bindings } from '../worker/env.ts'
import worker from '../worker/index.ts'
import { countingDatabase, emptyTally, type Tally } from './counting-database.ts'

/** What answering one request took. */
export interface Counted extends Tally {
  status: number
  cards: number
}

/** Asks the product upon a database that counts. */
export async function countRequest(request: Request, env: Bindings, ctx: ExecutionContext): Promise<Counted> {
  const tally = emptyTally()
  const response = await worker.fetch(request, { ...env, DB: countingDatabase(env.DB, tally) }, ctx)
  const text = await response.text()
  const isJson = response.headers.get('Content-Type') === 'application/json'
  const list: Partial<ArticleList> = isJson ? JSON.parse(text) : {}
  return { status: response.status, cards: list.articles?.length ?? 0, ...tally }
}

/** Answers with the count and not with what was asked for. */
export default {
  fetch: async (request, env, ctx) => Response.json(await countRequest(request, env, ctx)),
} satisfies ExportedHandler<Bindings>
