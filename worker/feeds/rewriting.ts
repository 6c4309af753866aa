import { ElementText, soundAttribute } from './element-text.ts'
import { absoluteAddress, innerScope, outermost, type Scope } from './scope.ts'
import { holdsParts, homeOf, isRead, localName, usualName, type Vocabulary } from './vocabulary.ts'
import { type Frame, languageAttribute, writeAttributes, writeText } from './write-element.ts'
import type { Open, Token } from './xml-tokens.ts'

/** A feed in XML that feedsmith reads well. */
export interface TidyFeed {
  /** What they wrote. RDF is rewritten as RSS: it has the same words in another order. */
  kind: 'rss' | 'rdf' | 'atom'
  xml: string
  items: number
  /** False when the text breaks off before the feed ends. */
  whole: boolean
}

/** Where a feed begins. */
export interface Root {
  token: Open
  kind: TidyFeed['kind']
}

/** Not written themselves: what is in them belongs to the one channel. */
const seenThrough = new Set(['channel', 'items'])

/** The elements by which an item is known over many imports. */
const names = new Set(['guid', 'id', 'atom:id'])

/** Atom's words in RSS, and those of formats before both. */
const borrowed = new Map([
  ['date', 'pubdate'],
  ['published', 'pubdate'],
  ['issued', 'pubdate'],
  ['created', 'pubdate'],
  ['updated', 'atom:updated'],
  ['modified', 'atom:updated'],
  ['id', 'guid'],
  ['summary', 'itunes:summary'],
  ['content', 'content:encoded'],
  ['fullitem', 'content:encoded'],
  ['itunes:category', 'category'],
  // CDF's.
  ['abstract', 'description'],
])

/** What CDF says of a channel and an item by their attributes, in RSS's words. */
const saidByAttributes = new Map([
  ['href', 'link'],
  ['lastmod', 'atom:updated'],
])

/** Hold no markup, so another known element ends them, whoever forgot to say so. */
const unnested = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published'])

/** Elements within elements that hold elements; `rss channel items item media:group media:content` is as deep as it gets. */
const maxDepth = 8

/** Elements of one item, or before the first; what comes after is left out. */
const maxParts = 500

/** How a feed is read. */
export interface Reading {
  /** Where it was found: what its relative addresses are relative to, unless it says otherwise itself. */
  place?: string | undefined
  /** What comes after so many items is not read. */
  maxItems?: number | undefined
}

/** A feed on its way from what was written to what was meant, token by token. */
export class Rewriting {
  readonly #kind: TidyFeed['kind']
  readonly #vocabulary: Vocabulary
  readonly #home: string
  readonly #itemName: string
  readonly #out: string[] = []
  readonly #frames: Frame[] = []
  readonly #openTags = new Map<string, number>()
  /** Of the innermost frame, when it holds text. */
  #text: ElementText | undefined
  readonly #maxItems: number
  #items = 0
  /** Elements since the last item began. */
  #parts = 0
  /** Where in the output the unfinished item begins. */
  #itemStart: number | undefined
  /** Whether that item has said by what name it is to be known. */
  #isNamed = false
  #hasChannel: boolean
  #isCut = false

  constructor({ token, kind }: Root, { place, maxItems = Number.POSITIVE_INFINITY }: Reading) {
    this.#maxItems = maxItems
    const scope = innerScope(outermost(place), token.attributes)
    this.#kind = kind
    this.#vocabulary = kind === 'atom' ? 'atom' : 'rss'
    this.#itemName = kind === 'atom' ? 'entry' : 'item'
    // The root of RDF is RDF's own; its items are RSS's.
    this.#home = kind === 'rdf' ? '' : homeOf(token.name, scope)
    this.#hasChannel = localName(token.name) === 'channel'
    const language = languageAttribute(scope)
    this.#out.push(
      kind === 'atom'
        ? `<feed xmlns="http://www.w3.org/2005/Atom"${language}>`
        : `<rss version="2.0"${language}><channel>`,
    )
    this.#push(token, { tag: token.name, name: '', attributes: token.attributes, scope })
    this.#sayAttributes(token, scope)
  }

  get isOver(): boolean {
    return this.#isCut || this.#frames.length === 0 || this.#items >= this.#maxItems
  }

  take(token: Token): void {
    if (token.kind === 'text') this.#text?.addText(token.raw)
    else if (token.kind === 'cdata') this.#text?.addSection(token.text)
    else if (token.kind === 'open') this.#open(token)
    else if (token.kind === 'close') this.#close(token.name)
    else this.#isCut = true
  }

  end(): TidyFeed | undefined {
    const whole = this.#frames.length === 0
    if (this.#text && !whole) this.#leaveOut()
    if (this.#itemStart !== undefined && !this.#isNamed) {
      this.#out.length = this.#itemStart
      this.#frames.length = 0
    }
    while (this.#frames.length > 0) this.#pop()
    if (this.#kind === 'rdf' && !this.#hasChannel && this.#items === 0) return undefined
    this.#out.push(this.#vocabulary === 'atom' ? '</feed>' : '</channel></rss>')
    return { kind: this.#kind, xml: this.#out.join(''), items: this.#items, whole }
  }

  /** Forgets the text that breaks off. */
  #leaveOut(): void {
    this.#text = undefined
    this.#frames.pop()
  }

  #open(token: Open): void {
    const scope = innerScope(this.#top.scope, token.attributes)
    const usual = usualName(token.name, scope, this.#home)
    // Whoever mixes the two up means an entry.
    const name = usual === 'item' ? this.#itemName : usual
    while (this.#isEndedBy(name)) this.#pop()
    if (this.#text) this.#text.addOpen(token)
    else this.#openPart(token, this.#renamed(name ?? '', token), innerScope(this.#top.scope, token.attributes))
  }

  get #top(): Frame {
    // The root's frame is there until all is over.
    return this.#frames.at(-1) as Frame
  }

  /** Whether the innermost element must have ended when one of this name begins. */
  #isEndedBy(name: string | undefined): boolean {
    if (name === undefined) return false
    const inText = this.#text !== undefined
    const inItem = this.#itemStart !== undefined
    // The content of an Atom entry may be an Atom entry; nothing in RSS holds an item but the channel.
    if (name === this.#itemName) return this.#vocabulary === 'rss' ? inText || inItem : inText !== inItem
    return unnested.has(this.#top.name) && isRead(name)
  }

  /** The words of other vocabularies that feedsmith does not know, in those that it does. */
  #renamed(name: string, token: Open): string {
    if (name === 'xhtml:body' || name === 'xhtml:div') return this.#itemStart === undefined ? '' : 'content:encoded'
    if (name === 'dc:author') return 'dc:creator'
    if (name === 'itunes:link' && token.attributes.get('rel') === 'image') return 'itunes:image'
    if (this.#vocabulary === 'atom') return name.replace(/^atom:/, '')
    return name === 'link' && token.attributes.has('href') ? 'atom:link' : (borrowed.get(name) ?? name)
  }

  #openPart(token: Open, name: string, scope: Scope): void {
    const frame = { tag: token.name, name, attributes: token.attributes, scope }
    this.#parts = name === this.#itemName ? 0 : this.#parts + 1
    if (this.#parts > maxParts) {
      this.#push(token, { ...frame, name: '' })
      return
    }
    if (!holdsParts(name, this.#vocabulary) || this.#frames.length > maxDepth) {
      this.#text = new ElementText(token.attributes)
      this.#text.addText(prefixedAttribute(token, 'resource') ?? '')
      this.#push(token, isRead(name) || name === 'feedburner:origlink' ? frame : { ...frame, name: '' })
      return
    }
    if (name === 'channel') this.#hasChannel = true
    const isItem = name === this.#itemName
    if (isItem) this.#itemStart = this.#out.length
    if (!seenThrough.has(name)) this.#out.push(`<${name}${writeAttributes(frame, isItem)}>`)
    const about = prefixedAttribute(token, 'about')
    if (isItem) this.#isNamed = Boolean(about)
    if (isItem && about) this.#out.push(`<guid>${soundAttribute(about)}</guid>`)
    if (isItem || name === 'channel') this.#sayAttributes(token, scope)
    this.#push(token, frame)
  }

  /** Writes what CDF says by attributes. */
  #sayAttributes({ attributes }: Open, { base }: Scope): void {
    if (this.#vocabulary === 'atom') return
    for (const [attribute, name] of saidByAttributes) {
      const value = attributes.get(attribute)
      if (value) this.#out.push(`<${name}>${soundAttribute(absoluteAddress(value, base))}</${name}>`)
    }
  }

  #push(token: Open, frame: Frame): void {
    this.#frames.push(frame)
    this.#openTags.set(frame.tag, (this.#openTags.get(frame.tag) ?? 0) + 1)
    if (token.empty) this.#pop()
  }

  #close(tag: string): void {
    if (this.#text?.addClose(tag) || !this.#openTags.get(tag)) return
    while (this.#pop().tag !== tag);
  }

  #pop(): Frame {
    const frame = this.#frames.pop() as Frame
    this.#openTags.set(frame.tag, (this.#openTags.get(frame.tag) ?? 0) - 1)
    if (this.#text) {
      const written = writeText(frame, this.#text, this.#vocabulary)
      this.#isNamed ||= written !== '' && names.has(frame.name) && this.#frames.at(-1)?.name === this.#itemName
      this.#out.push(written)
      this.#text = undefined
    } else if (frame.name && !seenThrough.has(frame.name)) {
      this.#out.push(`</${frame.name}>`)
    }
    if (frame.name === this.#itemName) {
      this.#items += 1
      this.#itemStart = undefined
    }
    return frame
  }
}

/** RDF's attributes under whatever prefix; RSS has none of these names. */
function prefixedAttribute(token: Open, local: string): string | undefined {
  return [...token.attributes].find(([name]) => localName(name) === local)?.[1]
}
