import type { Bindings, Errand } from '../../worker/env.ts'
import worker from '../../worker/index.ts'
import { faultsFrom, type Rates } from './faults.ts'
import { faultyBindings } from './faulty-bindings.ts'

let faults = faultsFrom({ seed: '', database: 0, storage: 0 })
let errands: Errand[] = []

/** A queue that holds what it was given until the run has it delivered. */
const queue = {
  sendBatch: async (messages: { body: Errand }[]) => void errands.push(...messages.map(({ body }) => body)),
} as unknown as Queue<Errand>

/** The product, upon a database and a storage that break as they are told to, and the addresses of the run itself. */
export default {
  async fetch(request, env, ctx) {
    const bindings = { ...faultyBindings(env, faults), ERRANDS: queue }
    switch (new URL(request.url).pathname) {
      case '/faults/rates': {
        const { tallies } = faults
        faults = faultsFrom(await request.json<Rates>())
        return Response.json(tallies)
      }
      case '/faults/clock': {
        const { times, scheduledTime } = await request.json<{ times: number; scheduledTime: number }>()
        const event = { scheduledTime, cron: '* * * * *', noRetry() {}, type: 'scheduled' as const }
        return answerAll(times, () => worker.scheduled(event, bindings, ctx))
      }
      case '/faults/queue': {
        const { times } = await request.json<{ times: number }>()
        const messages = errands.map((body) => ({ body }))
        errands = []
        return answerAll(times, () => worker.queue({ messages } as unknown as MessageBatch<Errand>, bindings, ctx))
      }
      default:
        return worker.fetch(request, bindings, ctx)
    }
  },
} satisfies ExportedHandler<Bindings>

/** Does something several times at once; how each ended. */
async function answerAll(times: number, run: () => Promise<void>): Promise<Response> {
  const ended = await Promise.allSettled(Array.from({ length: times }, async () => run()))
  return Response.json(ended.map(({ status }) => status))
}
