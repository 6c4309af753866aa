import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'

const running = new Set<ChildProcess>()

/**
 * Keeps account of every process that this one starts, packages included, and calls back when one ends that nobody
 * ended: wrangler brings a crashed worker back, but not its own proxy, and then every request hangs.
 */
export function watchChildren(
  ended: (how: { program: string; signal: NodeJS.Signals | null; code: number | null }) => void,
) {
  subscribe('child_process', (message) => {
    const { process: child } = message as { process: ChildProcess }
    running.add(child)
    child.once('exit', (code, signal) => {
      running.delete(child)
      if (!child.killed && code !== 0) ended({ program: child.spawnfile.split(/[\\/]/).at(-1) ?? '', signal, code })
    })
  })
}

export function endChildren() {
  for (const child of running) child.kill('SIGKILL')
}
