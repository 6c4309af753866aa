import * as v from 'valibot'
import type { Layout, Piece } from '../../widget/layouts.ts'
import type { Parts } from '../domain/spelling.ts'
import { type Query, readQuery } from './query.ts'

// How a list looks in a page that is made here for somebody else's: the element's attributes of the same names
// (widget/settings.ts) and its custom properties, those of them that mean something without a script.

const layouts = Object.keys({
  auto: true,
  grid: true,
  list: true,
  compact: true,
  carousel: true,
  hero: true,
} satisfies Record<Layout, true>) as Layout[]

const pieces = Object.keys({
  image: true,
  label: true,
  summary: true,
  tags: true,
  source: true,
  time: true,
} satisfies Record<Piece, true>) as Piece[]

const maxHeadingLength = 200

function oneOf<const Known extends string>(known: readonly Known[]) {
  return v.picklist(known, `must be one of ${known.join(', ')}`)
}

function whole(least: number, most: number) {
  const complaint = `must be a whole number from ${least} to ${most}`
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,4}$/, complaint),
    v.transform(Number),
    v.minValue(least, complaint),
    v.maxValue(most, complaint),
  )
}

const listOfPieces = v.pipe(
  v.string(),
  v.transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))]),
  v.array(oneOf([...pieces, 'more'])),
)

const colour = v.pipe(
  v.string(),
  v.regex(/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i, 'is not a colour such as "c2331f", without the #'),
  v.transform((digits) => `#${digits}`),
)

const pixels = v.pipe(
  whole(0, 1000),
  v.transform((number) => `${number}px`),
)

/** `--newsclip-…`: colours in hexadecimal digits, lengths in pixels. */
const properties = {
  accent: v.optional(colour),
  text: v.optional(colour),
  muted: v.optional(colour),
  surface: v.optional(colour),
  card: v.optional(colour),
  line: v.optional(colour),
  radius: v.optional(pixels),
  gap: v.optional(pixels),
  'card-min': v.optional(pixels),
  columns: v.optional(whole(1, 12)),
}

const attributes = {
  layout: v.optional(oneOf(layouts), 'auto'),
  heading: v.optional(v.pipe(v.string(), v.maxLength(maxHeadingLength, `at most ${maxHeadingLength} characters`))),
  'heading-level': v.optional(oneOf(['2', '3', '4', '5']), '2'),
  theme: v.optional(oneOf(['inherit', 'auto', 'light', 'dark']), 'inherit'),
  show: v.optional(listOfPieces, ''),
  hide: v.optional(listOfPieces, ''),
  more: v.optional(oneOf(['link', 'none']), 'link'),
  target: v.optional(v.pipe(v.string(), v.regex(/^\w{1,40}$/, 'is not the name of a window'))),
}

export const lookParameters = v.strictObject({ ...attributes, ...properties })

export interface Look extends Omit<v.InferOutput<typeof lookParameters>, keyof typeof properties> {
  /** Custom properties and what they are. */
  properties: [name: string, value: string][]
}

/**
 * Reads how a list is to look. Gives back what it did not read, and what it did, spelled for an address.
 *
 * @throws ProblemError that names the parameter which cannot be understood.
 */
export function readLook(query: Query): { look: Look; spelled: Parts; rest: Query } {
  const isOurs = ([name]: [string, unknown]) => Object.hasOwn(lookParameters.entries, name)
  const given = Object.entries(query).filter(isOurs)
  const read = readQuery(lookParameters, Object.fromEntries(given))
  const chosen = Object.keys(properties).flatMap((name): [string, string][] => {
    const value = read[name as keyof typeof properties]
    return value === undefined ? [] : [[`--newsclip-${name}`, String(value)]]
  })
  return {
    look: { ...read, properties: chosen },
    spelled: Object.fromEntries(given.map(([name, [text]]) => [name, isDefault(name, text) ? '' : text])),
    rest: Object.fromEntries(Object.entries(query).filter((entry) => !isOurs(entry))),
  }
}

function isDefault(name: string, text: string | undefined): boolean {
  const entry = lookParameters.entries[name as keyof typeof lookParameters.entries]
  return entry.default === text
}
