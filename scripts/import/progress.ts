import { basename } from 'node:path'
import type { FileReport } from './send-file.ts'

const plainEveryMs = 5000
const barWidth = 24

export interface Progress {
  show: (report: FileReport, portion: number) => void
  /** Takes the bar off the screen. */
  clear: () => void
}

/** A bar that redraws itself on a terminal, a plain line every few seconds anywhere else. */
export function createProgress(screen: NodeJS.WriteStream, now = () => performance.now()): Progress {
  const startedAt = now()
  let plainAt = startedAt
  let before = 0
  let current: FileReport | undefined

  return {
    show(report, portion) {
      if (report !== current) {
        before += current ? done(current) : 0
        current = report
      }
      const total = before + done(report)
      const rate = Math.round(total / Math.max(0.001, (now() - startedAt) / 1000))
      const words = `${total.toLocaleString('en')} articles, ${rate.toLocaleString('en')} a second`
      if (screen.isTTY) {
        const full = Math.round(Math.min(1, portion) * barWidth)
        const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`
        const line = `${bar} ${Math.floor(Math.min(1, portion) * 100)} %  ${words}  ${basename(report.file)}`
        screen.write(`\r\x1b[K${line.slice(0, (screen.columns || 80) - 1)}`)
      } else if (now() - plainAt >= plainEveryMs) {
        plainAt = now()
        screen.write(`${basename(report.file)}: ${Math.floor(portion * 100)} %, ${words}\n`)
      }
    },
    clear() {
      if (screen.isTTY && current) screen.write('\r\x1b[K')
    },
  }
}

function done({ added, updated, unchanged, left, refused }: FileReport): number {
  return added + updated + unchanged + left + refused
}
