/** A part of a font: a file, and which characters it has, as inclusive ranges of code points. */
export interface FontSlice {
  file: string
  ranges: [number, number][]
}

/** Gives the bytes of a file out of the folder of fonts. */
export type LoadFont = (file: string) => Promise<Uint8Array>

/** A part as the engine takes it. */
export interface Font {
  name: string
  data: Uint8Array
  unicodeRange: [number, number][]
}

/** What a text is set in, and what of it nobody has. */
export interface Typeface {
  fonts: Font[]
  /** In the order in which they are asked for a character. */
  families: string[]
  /** Characters that no font of ours has. */
  missing: string[]
}

/**
 * Finds the parts of the fonts that a text needs. The house's own serif comes first; what it lacks is looked for in the
 * families of the scripts that the text is in. A Han character looks otherwise in China, Taiwan, Japan and Korea, so
 * there the article's language decides.
 */
export async function findTypeface(text: string, language: string, load: LoadFont): Promise<Typeface> {
  const typeface: Typeface = { fonts: [], families: [], missing: [] }
  let wanted = new Set([...text].filter((character) => !ignorable.test(character)))
  for (const { family, has } of familiesFor(language)) {
    if (![...wanted].some((character) => has.test(character))) continue
    const slices = JSON.parse(new TextDecoder().decode(await load(`${family}.json`))) as FontSlice[]
    const needed = slices.filter((slice) => [...wanted].some((character) => covers(slice, character)))
    if (needed.length === 0) continue
    typeface.fonts.push(
      ...(await Promise.all(
        needed.map(async ({ file, ranges }) => ({ name: family, data: await load(file), unicodeRange: ranges })),
      )),
    )
    typeface.families.push(family)
    wanted = new Set([...wanted].filter((character) => !needed.some((slice) => covers(slice, character))))
  }
  return { ...typeface, missing: [...wanted] }
}

/** Steers the text and shows nothing itself, or is a space. */
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Zs}\p{Cc}]/u

function covers({ ranges }: FontSlice, character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return ranges.some(([first, last]) => code >= first && code <= last)
}

interface Family {
  family: string
  /** The characters on whose account it is worth a look. */
  has: RegExp
}

const serif: Family = { family: 'source-serif-4', has: /./u }

const scripts: Family[] = [
  { family: 'noto-sans-arabic', has: /\p{scx=Arabic}/u },
  { family: 'noto-sans-hebrew', has: /\p{scx=Hebrew}/u },
  { family: 'noto-sans-devanagari', has: /\p{scx=Devanagari}/u },
  { family: 'noto-sans-bengali', has: /\p{scx=Bengali}/u },
  { family: 'noto-sans-tamil', has: /\p{scx=Tamil}/u },
  { family: 'noto-sans-thai', has: /\p{scx=Thai}/u },
  { family: 'noto-sans-georgian', has: /\p{scx=Georgian}/u },
  { family: 'noto-sans-armenian', has: /\p{scx=Armenian}/u },
]

const eastAsian = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{S}\p{P}\uff00-\uffef]/u

function familiesFor(language: string): Family[] {
  const own = eastAsianFamily(language)
  const others = ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-tc', 'noto-sans-kr'].filter((family) => family !== own)
  return [serif, ...scripts, ...[own, ...others].map((family) => ({ family, has: eastAsian }))]
}

function eastAsianFamily(language: string): string {
  if (/^ja\b/i.test(language)) return 'noto-sans-jp'
  if (/^ko\b/i.test(language)) return 'noto-sans-kr'
  return /^(zh|yue)-.*(hant|tw|hk|mo)\b/i.test(language) ? 'noto-sans-tc' : 'noto-sans-sc'
}
