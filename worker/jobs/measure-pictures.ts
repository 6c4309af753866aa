import { openDatabase } from '../database/open.ts'
import { listUnmeasured, type Measured, saveMeasured, type Unmeasured } from '../database/unmeasured.ts'
import type { Bindings } from '../env.ts'
import { findPicture } from '../fetching/find-picture.ts'
import { invalidate } from '../http/caching.ts'
import { siteFrom } from '../http/context.ts'
import { readImage } from '../images/read-image.ts'

/** Pictures in one run: each is a request to somebody, and a minute has few of those. */
const picturesARun = 4

/** Whoever does not answer is asked again after ten minutes, then twenty, and after a day not any more. */
const firstPauseMs = 600_000
const maxAttempts = 7

/** Measures the pictures of articles that came without their size or colour. One that fails touches no other. */
export async function measurePictures(env: Bindings, ctx: ExecutionContext, now: number): Promise<void> {
  const db = openDatabase(env.DB, 'first-primary')
  const waiting = await listUnmeasured(db, now, picturesARun)
  if (waiting.length === 0) return
  const measured = await Promise.all(
    waiting.map((one) =>
      measure(one, env, now).catch((error: unknown) => {
        console.error(error)
        return notNow(one, now)
      }),
    ),
  )
  await invalidate(ctx, await saveMeasured(db, measured, now))
}

async function measure(waiting: Unmeasured, env: Bindings, now: number): Promise<Measured> {
  const found = await findPicture(waiting.picture.url, siteFrom(env), env)
  if ('refusal' in found) {
    return found.refusal === 'not-now' ? notNow(waiting, now) : { waiting }
  }
  const read = readImage(found.bytes)
  if ('refusal' in read) return { waiting }
  const { width, height } = read.image
  return { waiting, measures: { width, height, color: (await colourOf(found.bytes, env)) ?? null } }
}

function notNow(waiting: Unmeasured, now: number): Measured {
  const { attempts } = waiting
  return attempts + 1 < maxAttempts ? { waiting, againAt: now + firstPauseMs * 2 ** attempts } : { waiting }
}

/** Undefined as well where nobody looks at pictures: a size alone is worth keeping. */
async function colourOf(picture: Uint8Array, { DRAWING }: Bindings): Promise<string | undefined> {
  try {
    return await DRAWING?.colourOf(picture)
  } catch (error) {
    console.error(error)
    return undefined
  }
}
