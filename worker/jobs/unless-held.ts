import { isHeld, isHeldOff } from '../database/holds.ts'
import { openDatabase } from '../database/open.ts'
import type { Bindings } from '../env.ts'

/** Does the clock's or the queue's work, unless an export holds writes off: what is due then is as due in a minute. */
export async function unlessHeld(env: Bindings, ...jobs: (() => Promise<unknown>)[]): Promise<void> {
  if (await isHeld(openDatabase(env.DB, 'first-primary'))) return
  await Promise.all(
    jobs.map((job) =>
      job().catch((error: unknown) => {
        if (!isHeldOff(error)) throw error
      }),
    ),
  )
}
