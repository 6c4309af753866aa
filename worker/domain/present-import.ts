import type * as wire from '../contract.ts'
import type { Import } from './import.ts'

/** An import as it goes out; `remaining` articles of it wait to be taken back, if it is. */
export function presentImport(one: Import & { remaining: number }): wire.Import {
  const { name, actor, sourceId, state, added, updated, removed, restored, spared } = one
  return {
    ...{ name, actor, source: sourceId },
    startedAt: new Date(one.startedAt).toISOString(),
    savedAt: new Date(one.savedAt).toISOString(),
    ...{ state, added, updated, removed, restored, spared, remaining: state === 'kept' ? 0 : one.remaining },
  }
}
