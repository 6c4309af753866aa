import { directionOf } from '../domain/language.ts'
import type { Renderer } from './engine.ts'
import type { Box } from './layout.ts'

const maxLines = 4

/** Pixels, the largest that fits wins. Below the last a phone shows nothing that can be read. */
const sizes = [128, 112, 96, 88, 80, 72, 66, 60, 54, 49, 45, 41]
/** Broken words are not shouted. */
const tightSizes = sizes.filter((size) => size <= 66)

/** How a title is set. */
export interface TitleSetting {
  fontSize: number
  lineHeight: number
  /** Whether words have to be broken, and perhaps the end left out. */
  isTight: boolean
}

interface Place {
  box: Box
  families: string[]
  language: string
}

/**
 * Chooses the largest size at which the title stands in at most four lines with its words whole; if there is none, the
 * largest at which it does when words are broken; and the smallest, with the end left out, where even that is too much.
 */
export async function setTitle(renderer: Renderer, title: string, place: Place): Promise<TitleSetting> {
  const lineHeight = lineHeightOf(title)
  for (const isTight of [false, true]) {
    for (const fontSize of isTight ? tightSizes : sizes) {
      const setting = { fontSize, lineHeight, isTight }
      if (leastLines(title, fontSize, place.box.width) > maxLines) continue
      if (await fits(renderer, title, setting, place)) return setting
    }
  }
  return { fontSize: sizes.at(-1) ?? 0, lineHeight, isTight: true }
}

/** Fewer lines it cannot be, for no letters are as narrow as this on the whole: measuring is dear, and most sizes need none. */
function leastLines(title: string, fontSize: number, width: number): number {
  const squares = title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  const ems = squares * 0.85 + (title.length - squares) * 0.33
  return Math.ceil((ems * fontSize) / width)
}

async function fits(renderer: Renderer, title: string, setting: TitleSetting, { box, families, language }: Place) {
  const { lineClamp: _, ...style } = titleNode(title, setting, { width: box.width, families, language }).style
  const node = { type: 'text' as const, text: breakable(title), style }
  const { children } = await renderer.measure(
    { type: 'container', style: { width: box.width, display: 'flex' }, children: [node] },
    { width: box.width, height: 8 * box.height, lang: language },
  )
  const { height = 0, runs = [] } = children[0] ?? {}
  const lineBox = setting.fontSize * setting.lineHeight
  const lines = Math.min(maxLines, Math.floor(box.height / lineBox))
  const isWide = runs.some((run) => run.text.trim() && run.x + run.width > box.width + 1)
  return !isWide && height <= lines * lineBox + 1
}

/** The title as the engine takes it. */
export function titleNode(
  title: string,
  { fontSize, lineHeight, isTight }: TitleSetting,
  { width, families, language }: { width: number; families: string[]; language: string },
) {
  return {
    type: 'text' as const,
    text: breakable(title),
    style: {
      width,
      fontFamily: families.join(', '),
      fontSize,
      fontWeight: 800,
      lineHeight,
      letterSpacing: 0,
      textWrap: 'balance',
      // Korean has spaces and is read by words, unlike its neighbours.
      wordBreak: /^ko\b/i.test(language) ? 'keep-all' : 'normal',
      overflowWrap: isTight ? 'anywhere' : 'normal',
      direction: directionOf(language),
      lineClamp: maxLines,
      textOverflow: 'ellipsis',
    } as const,
  }
}

/** Thai and its neighbours write no spaces; the engine breaks their lines where it sees one that has no width. */
function breakable(title: string): string {
  if (!/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(title)) return title
  const words = new Intl.Segmenter('th', { granularity: 'word' }).segment(title)
  return [...words].map(({ segment }) => segment).join('\u200b')
}

/** Scripts with marks above and below need more room than Latin; Han characters fill their squares. */
function lineHeightOf(title: string): number {
  if (/[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}]/u.test(title))
    return 1.36
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(title)) return 1.24
  return 1.1
}
