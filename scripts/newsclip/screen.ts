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

/** `TERM` tells what the terminal can do: a dumb one takes no line back. */
export function openScreen(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
  { TERM }: { TERM?: string | undefined } = {},
): Screen {
  const redraws = stream.isTTY && TERM !== 'dumb'
  let isDrawn = false
  const clear = () => {
    if (isDrawn) stream.write('\r\x1b[K')
    isDrawn = false
  }
  return {
    clear,
    say(words) {
      clear()
      stream.write(`${harmless(words)}\n`)
    },
    progress(portion, words) {
      if (!redraws) return
      const done = Math.min(1, Math.max(0, portion))
      const full = Math.round(done * barWidth)
      const line = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(done * 100)} %  ${harmless(words)}`
      stream.write(`\r\x1b[K${clipped(line, (stream.columns || 80) - 1)}`)
      isDrawn = true
    },
  }
}

/** Says nothing, for `--json` and `--quiet`. */
export const silentScreen: Screen = { progress: () => {}, say: () => {}, clear: () => {} }

/** A headline or the name of a file may hold what terminals obey: it is shown as a sign, and not obeyed. */
export function harmless(words: string): string {
  return words.replace(/(?![\n\t])\p{Cc}/gu, '\ufffd')
}

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** As much as goes into one line: a bar that wraps can no longer be taken off. */
function clipped(line: string, columns: number): string {
  let width = 0
  let end = 0
  for (const { segment, index } of signs.segment(line)) {
    width += widthOf(segment)
    if (width > columns) break
    end = index + segment.length
  }
  return line.slice(0, end)
}

/** Whether a sign takes two columns is the font's to say; from Hangul on, where the first wide ones are, each may. */
function widthOf(sign: string): number {
  return /[\u1100-\u1fff\u2e80-\u{10ffff}\u2600-\u27bf]/u.test(sign) ? 2 : 1
}
