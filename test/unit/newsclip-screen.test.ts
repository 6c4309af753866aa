import { describe, expect, it } from 'vitest'
import { openScreen } from '../../scripts/newsclip/screen.ts'

/** What is written to a terminal so wide. */
function drawn(words: string, { columns = 60, TERM = 'xterm', isTTY = true } = {}): string {
  const written: string[] = []
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0
  openScreen({ write, columns, isTTY }, { TERM }).progress(0.5, words)
  return written.join('')
}

/** How many columns stand there at most, each sign from Hangul on counted as two. */
function widthOf(line: string): number {
  const signs = [...new Intl.Segmenter('en').segment(line.replace('\r\x1b[K', ''))].map(({ segment }) => segment)
  return signs.reduce((sum, sign) => sum + (/[\u1100-\u1fff\u2e80-\u{10ffff}]/u.test(sign) ? 2 : 1), 0)
}

describe('a bar', () => {
  it('keeps to its line, whatever it has to say and however narrow the terminal', () => {
    const names = [
      'export '.repeat(20),
      '港の長い名前のファイル'.repeat(5),
      '🦊'.repeat(40),
      '👩‍👩‍👧‍👦'.repeat(40),
      '👩‍👩‍👧‍👦a'.repeat(40),
    ]
    for (const name of names) {
      for (const columns of [10, 40, 59, 60, 61, 100]) {
        const line = drawn(name, { columns })
        expect(widthOf(line), `${name} at ${columns}`).toBeLessThan(columns)
        expect(line.isWellFormed()).toBe(true)
      }
    }
    expect(drawn('港🦊.xml')).toBe(`\r\x1b[K${'█'.repeat(12)}${'░'.repeat(12)} 50 %  港🦊.xml`)
  })

  it('is drawn on no terminal that cannot take it off, and into no file', () => {
    expect(drawn('articles', { TERM: 'dumb' })).toBe('')
    expect(drawn('articles', { isTTY: false })).toBe('')
  })

  it('gives the terminal no orders that stand in a name', () => {
    expect(drawn('a\x1b]0;owned\x07\x9b31m.xml').slice('\r\x1b[K'.length)).not.toMatch(/\p{Cc}/u)
  })
})
