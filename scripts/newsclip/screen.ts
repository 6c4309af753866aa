const barWidth = 24

/** Where a command tells people how far it is. */
export interface Screen {
  /** How much is done, from 0 to 1, and what there is to say of it: a bar that redraws itself, on a terminal only. */
  progress: (portion: number, words: string) => void
  /** Words that stay. */
  say: (words: string) => void
  /** Takes the bar off. */
  clear: () => void
}

export function openScreen(stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>): Screen {
  let isDrawn = false
  const clear = () => {
    if (isDrawn) stream.write('\r\x1b[K')
    isDrawn = false
  }
  return {
    clear,
    say(words) {
      clear()
      stream.write(`${words}\n`)
    },
    progress(portion, words) {
      if (!stream.isTTY) return
      const done = Math.min(1, Math.max(0, portion))
      const full = Math.round(done * barWidth)
      const line = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(done * 100)} %  ${words}`
      stream.write(`\r\x1b[K${line.slice(0, (stream.columns || 80) - 1)}`)
      isDrawn = true
    },
  }
}

/** Says nothing, for `--json` and `--quiet`. */
export const silentScreen: Screen = { progress: () => {}, say: () => {}, clear: () => {} }
