import slugify from '@sindresorhus/slugify'

/** Long enough for a headline, short enough for a share link. */
export const maxSlugLength = 80

const slugShape = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u

/** There is nothing in it that `slugFromText` would change. */
const plainSlug = /^[a-z0-9-]+$/

/** Most names and many titles: nothing in them has to be spoken or romanised. */
const plainWords = /^ *[A-Za-z\d]+(?:[ -]+[A-Za-z\d]+)* *$/

/** Names that would lose what tells them apart: `C++`, `C#`, `.NET`, `100%`. */
const spokenSigns: [RegExp, string][] = [
  [/(?<=\p{L})\+\+/gu, ' plus plus '],
  [/(?<=[\p{L}\p{N}])\+/gu, ' plus '],
  [/(?<=\p{L})[#♯]/gu, ' sharp '],
  [/(?<![\p{L}\p{N}])\.(?=\p{L})/gu, 'dot '],
  [/(?<=\p{N}\s?)%/gu, ' percent '],
]

/** Scripts without a romanisation in the slug library (Han, kana, Hangul, Hebrew, Thai …): kept as they are. */
const keptScripts =
  /[[\p{L}\p{M}\p{N}]--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Inherited}0-9]]+/gv

/**
 * The slug of a name or a title: lower-case words joined by hyphens, at most `maxSlugLength` characters, cut between
 * words. Empty when the text holds no letter and no digit.
 */
export function slugFromText(text: string): string {
  if (plainWords.test(text)) return shortened(text.trim().toLowerCase().replaceAll(/[ -]+/g, '-'), maxSlugLength)
  let spoken = text.normalize('NFKC').trim()
  for (const [sign, words] of spokenSigns) spoken = spoken.replace(sign, words)

  const parts: string[] = []
  let end = 0
  for (const run of spoken.matchAll(keptScripts)) {
    parts.push(romanised(spoken.slice(end, run.index)), run[0].toLowerCase())
    end = run.index + run[0].length
  }
  parts.push(romanised(spoken.slice(end)))
  return shortened(parts.filter(Boolean).join('-'), maxSlugLength)
}

/** The slug with something after it that tells it from its twin, and no longer than a slug may be. */
export function slugEndingIn(slug: string, ending: string): string {
  return `${shortened(slug, maxSlugLength - ending.length - 1)}-${ending}`
}

/** Whether a text could be a slug that we made: no blanks, no signs, no doubled hyphens. */
export function isSlug(text: string): boolean {
  return text.length <= maxSlugLength && slugShape.test(text) && text === text.normalize('NFC').toLowerCase()
}

/** Whether a text is what `slugFromText` makes of some name: categories and tags have no other slugs. */
export function isLabelSlug(text: string): boolean {
  return isSlug(text) && (plainSlug.test(text) || slugFromText(text) === text)
}

function romanised(text: string): string {
  // `PoliticalPrisoners` stays one word, as in the hashtag.
  return slugify(text, { decamelize: false })
}

function shortened(slug: string, maxLength: number): string {
  if (slug.length <= maxLength) return slug
  const cut = slug.lastIndexOf('-', maxLength)
  return slug.slice(0, cut > 0 ? cut : maxLength).replace(/[\p{M}-]+$/u, '')
}
