import type { ElementText } from './element-text.ts'
import { Part } from './part.ts'
import { absoluteAddress, innerScope, type Scope } from './scope.ts'
import { addressAttributes, isDeclaredText, readAttributes, type Vocabulary } from './vocabulary.ts'

/** An element of a feed that is being read. */
export interface Frame {
  tag: string
  /** The usual name; empty for an element that is dropped. */
  name: string
  attributes: ReadonlyMap<string, string>
  scope: Scope
  /** Where what is in it belongs. */
  part: Part
}

/** Characters. Nobody writes longer titles, and who has written an item is found in time that grows with the square. */
const maxLengths = { line: 10_000, author: 300 }
const longTexts = new Set(['description', 'content:encoded', 'dc:description', 'itunes:summary', 'media:description'])

/** Only Atom's texts have a base and a language of their own; an RSS text that has one becomes Atom's. */
const atomNames = new Map([
  ['description', 'atom:summary'],
  ['content:encoded', 'atom:content'],
])

/** The element with its text, and its name; undefined for one that says nothing. */
export function readElement(frame: Frame, text: ElementText, vocabulary: Vocabulary): [string, Part] | undefined {
  const { name } = frame
  if (name === '') return undefined
  if (isDeclaredText(name, vocabulary)) {
    const { type, value } = text.asDeclared() ?? { type: 'text', value: '' }
    if (value.trim() === '' && !frame.attributes.has('src')) return undefined
    return [name, typed(type, value, { ...frame, scope: innerScope(frame.scope, text.wrapper) })]
  }
  const written = unwrapped(text.asWritten())
  const atomName = atomNames.get(name)
  if (atomName && (frame.attributes.has('xml:base') || frame.attributes.has('xml:lang'))) {
    return [atomName, typed('html', written, frame)]
  }
  const said = name === 'category' && written.trim() === '' ? (frame.attributes.get('text') ?? '') : written
  const value = longTexts.has(name) ? said : said.slice(0, name === 'author' ? maxLengths.author : maxLengths.line)
  const { base } = frame.scope
  if (name === 'feedburner:origlink') {
    const link = new Map([
      ['rel', 'canonical'],
      ['href', absoluteAddress(value, base)],
    ])
    return value.trim() ? [vocabulary === 'atom' ? 'link' : 'atom:link', new Part('', link)] : undefined
  }
  const attributes = attributesOf(addressed(frame), false)
  if (value.trim() === '' && attributes.size === 0) return undefined
  return [name, new Part(name === 'link' ? absoluteAddress(value, base) : value, attributes)]
}

/** What some podcasts call by RSS's word. */
function addressed(frame: Frame): Frame {
  const { name, attributes } = frame
  const address = name === 'itunes:image' && !attributes.has('href') ? attributes.get('url') : undefined
  return address ? { ...frame, attributes: new Map([...attributes, ['href', address]]) } : frame
}

/** A text whose CDATA section was escaped with all the rest. */
function unwrapped(escaped: string): string {
  return /^\s*&lt;!\[CDATA\[(.*)\]\](?:&gt;|>)\s*$/s.exec(escaped)?.[1] ?? escaped
}

function typed(type: 'text' | 'html', value: string, frame: Frame): Part {
  return new Part(value, attributesOf(frame, true).set('type', type))
}

/** The attributes that are read, addresses absolute; `inScope` says base and language too. */
export function attributesOf(
  { attributes, scope: { base, language } }: Pick<Frame, 'attributes' | 'scope'>,
  inScope: boolean,
): Map<string, string> {
  const read = new Map<string, string>()
  for (const [name, value] of attributes) {
    if (addressAttributes.has(name)) read.set(name, absoluteAddress(value, base))
    else if (readAttributes.has(name)) read.set(name, value)
  }
  if (inScope && base !== undefined) read.set('xml:base', base)
  if (inScope && language !== undefined) read.set('xml:lang', language)
  return read
}
