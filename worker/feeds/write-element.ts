import { type ElementText, soundAttribute } from './element-text.ts'
import { absoluteAddress, innerScope, type Scope } from './scope.ts'
import { addressAttributes, isDeclaredText, attributes as readAttributes, type Vocabulary } from './vocabulary.ts'

/** An element of a feed that is being rewritten. */
export interface Frame {
  tag: string
  /** The usual name; empty for an element that is dropped. */
  name: string
  attributes: ReadonlyMap<string, string>
  scope: Scope
}

/** Nobody writes longer titles; of an author, feedsmith would take time that grows with the square of the length. */
const maxLengths = { line: 10_000, author: 300 }
const longTexts = new Set(['description', 'content:encoded', 'dc:description', 'itunes:summary', 'media:description'])

/** Feedsmith looks for a base and a language of their own in Atom's texts only; an RSS text that has one becomes Atom's. */
const atomNames = new Map([
  ['description', 'atom:summary'],
  ['content:encoded', 'atom:content'],
])

/** The element with its text; empty for one that says nothing. */
export function writeText(frame: Frame, text: ElementText, vocabulary: Vocabulary): string {
  const { name } = frame
  if (name === '') return ''
  if (isDeclaredText(name, vocabulary)) {
    const { type, value } = text.asDeclared() ?? { type: 'text', value: '' }
    if (value.trim() === '' && !frame.attributes.has('src')) return ''
    return writeTyped(name, type, value, { ...frame, scope: innerScope(frame.scope, text.wrapper) })
  }
  const atomName = atomNames.get(name)
  if (atomName && (frame.attributes.has('xml:base') || frame.attributes.has('xml:lang'))) {
    return writeTyped(atomName, 'html', unwrapped(text.asWritten()), frame)
  }
  const maxLength = name === 'author' ? maxLengths.author : maxLengths.line
  const written = unwrapped(text.asWritten())
  const said =
    name === 'category' && written.trim() === '' ? soundAttribute(frame.attributes.get('text') ?? '') : written
  const value = longTexts.has(name) ? said : said.slice(0, maxLength)
  const { base } = frame.scope
  if (name === 'feedburner:origlink') {
    const link = vocabulary === 'atom' ? 'link' : 'atom:link'
    return value.trim() && `<${link} rel="canonical" href="${soundAttribute(absoluteAddress(value, base))}"/>`
  }
  const attributes = writeAttributes(addressed(frame), false)
  if (value.trim() === '' && attributes === '') return ''
  return `<${name}${attributes}>${name === 'link' ? absoluteAddress(value, base) : value}</${name}>`
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

function writeTyped(name: string, type: 'text' | 'html', value: string, frame: Frame): string {
  const typed = { ...frame, attributes: new Map([...frame.attributes, ['type', type] as const]) }
  return `<${name}${writeAttributes(typed, true)}>${value}</${name}>`
}

/** The attributes that are read, addresses absolute; `inScope` says base and language too. */
export function writeAttributes(frame: Frame, inScope: boolean): string {
  const { base } = frame.scope
  const own = readAttributes.flatMap((name) => {
    const value = frame.attributes.get(name)
    if (value === undefined) return []
    return ` ${name}="${soundAttribute(addressAttributes.has(name) ? absoluteAddress(value, base) : value)}"`
  })
  const around = base === undefined ? '' : ` xml:base="${soundAttribute(base)}"`
  return own.join('') + (inScope ? around + languageAttribute(frame.scope) : '')
}

export function languageAttribute({ language }: Scope): string {
  return language === undefined ? '' : ` xml:lang="${soundAttribute(language)}"`
}
