import { holdMs } from '../../worker/domain/hold.ts'
import type { Ask, Failure } from '../newsclip/instance.ts'

/** Often enough for a page that is slow, or is asked for again. */
const renewMs = holdMs / 3

/**
 * Reads while the instance holds writes off: from the first request on, for as long as more follow, and not a moment after
 * the last, however it ends.
 */
export async function whileHeld<Read>(
  exportName: string,
  ask: Ask,
  read: (ask: Ask) => Promise<Read | { failure: Failure }>,
): Promise<Read | { failure: Failure }> {
  const path = `/export/hold?export=${exportName}`
  let renewedAt = Number.NEGATIVE_INFINITY
  try {
    return await read(async (request) => {
      if (performance.now() - renewedAt > renewMs) {
        const held = await ask({ method: 'PUT', path })
        if ('failure' in held) return held
        renewedAt = performance.now()
      }
      return ask(request)
    })
  } finally {
    await ask({ method: 'DELETE', path })
  }
}
