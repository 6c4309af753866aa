import * as v from 'valibot'
import { layouts, pieces } from '../../widget/layouts.ts'
import type { Parts } from '../domain/spelling.ts'
import { type Query, readQuery } from './query.ts'

// How a list looks in a page that is made here for somebody else's: the element's attributes of the same names
// (widget/settings.ts) and its custom properties, those of them that mean something without a script.

const maxTextLength = 200

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
    v.metadata({ type: 'integer', minimum: least, maximum: most }),
  )
}

function listOfPieces(description: string) {
  const known = [...pieces, 'more']
  return v.pipe(
    v.string(),
    v.transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))]),
    v.array(oneOf(known)),
    v.description(description),
    v.metadata({ type: 'array', items: { type: 'string', enum: known } }),
  )
}

function colour(description: string) {
  const digits = v.pipe(
    v.string(),
    v.regex(/^([\dA-Fa-f]{3,4}|[\dA-Fa-f]{6}|[\dA-Fa-f]{8})$/, 'is not a colour such as "c2331f", without the #'),
    v.transform((digits) => `#${digits}`),
    v.description(`${description} Hexadecimal, without the \`#\`.`),
    v.examples(['c2331f']),
  )
  return v.optional(digits)
}

function pixels(description: string, example: number) {
  const length = v.pipe(
    whole(0, 1000),
    v.examples([example]),
    v.transform((number) => `${number}px`),
    v.description(`${description} Pixels.`),
  )
  return v.optional(length)
}

/** `--newsclip-…`: colours in hexadecimal digits, lengths in pixels. */
const properties = {
  accent: colour('The colour of labels and buttons.'),
  text: colour('The colour of the words.'),
  muted: colour('The colour of what stands back: source and time.'),
  surface: colour('The ground of the whole.'),
  card: colour('The ground of a card.'),
  line: colour('The colour of lines.'),
  radius: pixels('How round corners are.', 8),
  gap: pixels('The room between cards.', 24),
  'card-min': pixels('How narrow a card may become before there are fewer columns.', 240),
  columns: v.optional(v.pipe(whole(1, 12), v.description('How many columns, where there is room.'), v.examples([3]))),
}

const attributes = {
  layout: v.optional(v.pipe(oneOf(layouts), v.description('How the cards stand; by the width when `auto`.')), 'auto'),
  heading: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(maxTextLength, `at most ${maxTextLength} characters`),
      v.description('What stands above the cards, in place of "More from …".'),
      v.examples(['In other news']),
    ),
  ),
  'heading-level': v.optional(v.pipe(oneOf(['2', '3', '4', '5']), v.description('Which heading that is.')), '2'),
  theme: v.optional(
    v.pipe(
      oneOf(['inherit', 'auto', 'light', 'dark']),
      v.description('Light or dark: as the page says, as the reader’s system says, or always one of them.'),
    ),
    'inherit',
  ),
  show: v.optional(listOfPieces('Pieces of a card to be shown beside those of the layout.'), ''),
  hide: v.optional(listOfPieces('Pieces of a card not to be shown.'), ''),
  more: v.optional(v.pipe(oneOf(['link', 'none']), v.description('Whether a link leads to all articles.')), 'link'),
  utm: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(maxTextLength, `at most ${maxTextLength} characters`),
      v.description('What links tell of where the reader came from: a source, or each part of it by its name.'),
      v.examples(['blog', 'source=blog&campaign=spring']),
    ),
    '',
  ),
  target: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\w{1,40}$/, 'is not the name of a window'),
      v.description('The window in which links open.'),
      v.examples(['_blank']),
    ),
  ),
}

export const lookParameters = v.strictObject({ ...attributes, ...properties })

/** What the element's script reads beside its question: which pieces its list has to have. */
export const moduleParameters = v.pick(lookParameters, ['show'])

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
