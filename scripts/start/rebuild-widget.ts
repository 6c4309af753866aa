import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildWidget } from '../build-widget.ts'
import { root } from '../paths.ts'

/** Builds the widget anew whenever one of its files changes; one build at a time, and one more for what changed meanwhile. */
export function rebuildWidget(outDir: string) {
  let building = false
  let changed = false
  const build = async () => {
    changed = true
    if (building) return
    building = true
    while (changed) {
      changed = false
      await buildWidget(outDir).catch((error: Error) => console.error(error.message))
    }
    building = false
  }
  watch(join(root, 'widget'), { recursive: true }, build)
}
