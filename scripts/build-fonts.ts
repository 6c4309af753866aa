import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FontSlice } from '../worker/drawing/fonts.ts'
import { charactersOf } from './font-characters.ts'
import { fonts, root } from './paths.ts'

const packages = join(root, 'node_modules/@fontsource-variable')

/**
 * What share pictures are set in, by package: which of its parts. Some come in a hundred parts of a few characters each;
 * those have numbers. All are under the SIL Open Font License, which goes along.
 */
const families: Record<string, (part: string) => boolean> = {
  'source-serif-4': () => true,
  'noto-sans-arabic': among('arabic'),
  'noto-sans-hebrew': among('hebrew'),
  'noto-sans-devanagari': among('devanagari'),
  'noto-sans-bengali': among('bengali'),
  'noto-sans-tamil': among('tamil'),
  'noto-sans-thai': among('thai'),
  'noto-sans-georgian': among('georgian'),
  'noto-sans-armenian': among('armenian'),
  'noto-sans-jp': isNumber,
  'noto-sans-kr': isNumber,
  'noto-sans-sc': isNumber,
  'noto-sans-tc': isNumber,
}

/**
 * Lays out the fonts that share pictures are set in: each part as a file, and for each family which part has what. What
 * is laid out already is left alone until its package becomes another.
 */
export async function buildFonts(outDir = fonts): Promise<void> {
  await mkdir(outDir, { recursive: true })
  const book = join(outDir, 'versions.json')
  const before = existsSync(book) ? (JSON.parse(await readFile(book, 'utf8')) as Record<string, string>) : {}
  const versions: Record<string, string> = {}
  for (const [family, wanted] of Object.entries(families)) {
    const from = join(packages, family)
    const { version } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as { version: string }
    if (before[family] !== version) await buildFamily(outDir, family, wanted)
    versions[family] = version
  }
  await writeFile(book, JSON.stringify(versions))
}

async function buildFamily(outDir: string, family: string, wanted: (part: string) => boolean) {
  const from = join(packages, family)
  const parts = Object.keys(JSON.parse(await readFile(join(from, 'unicode.json'), 'utf8')))
    .map((part) => part.replace(/^\[(\d+)\]$/, '$1'))
    .filter(wanted)
  const slices = await Promise.all(
    parts.map(async (part): Promise<FontSlice> => {
      const file = `${family}-${part}-wght-normal.woff2`
      const bytes = await readFile(join(from, 'files', file))
      await writeFile(join(outDir, file), bytes)
      return { file, ranges: charactersOf(bytes) }
    }),
  )
  await cp(join(from, 'LICENSE'), join(outDir, `${family}.LICENSE.txt`))
  await writeFile(join(outDir, `${family}.json`), JSON.stringify(slices))
}

function among(...parts: string[]) {
  return (part: string) => parts.includes(part)
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part)
}
