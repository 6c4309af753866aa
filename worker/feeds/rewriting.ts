import { ElementText } from './element-text.ts'
import { Part } from './part.ts'
import { attributesOf, type Frame, readElement } from './read-element.ts'
import { absoluteAddress, innerScope, outermost, type Scope } from './scope.ts'
import { holdsParts, homeOf, isRead, localName, usualName, type Vocabulary } from './vocabulary.ts'
import type { Open, Token } from './xml-tokens.ts'

/** A feed whose elements stand where they belong, each under the name by which it is known. */
export interface TidyFeed {
  /** What they wrote. RDF is read as RSS: it has the same words in another order. */
  kind: 'rss' | 'rdf' | 'atom'
  /** Of RSS the channel, and in it the items. */
  feed: Part
  items: number
  /** False when the text breaks off before the feed ends. */
  whole: boolean
}

/** Where a feed begins. */
export interface Root {
  token: Open
  kind: TidyFeed['kind']
}

/** What is in them belongs to the one channel. */
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
  readonly #feed: Part
  readonly #itemName: string
  readonly #frames: Frame[] = []
  readonly #openTags = new Map<string, number>()
  /** Of the innermost frame, when it holds text. */
  #text: ElementText | undefined
  readonly #maxItems: number
  #items = 0
  /** Elements since the last item began. */
  #parts = 0
  /** The item that is being read. */
  #item: Part | undefined
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
    this.#feed = new Part('', scope.language === undefined ? undefined : new Map([['xml:lang', scope.language]]))
    this.#push(token, { tag: token.name, name: '', attributes: token.attributes, scope, part: this.#feed })
    this.#sayAttributes(token, scope, this.#feed)
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
    if (this.#item && !this.#isNamed) this.#frames.length = 0
    while (this.#frames.length > 0) this.#pop()
    if (this.#kind === 'rdf' && !this.#hasChannel && this.#items === 0) return undefined
    return { kind: this.#kind, feed: this.#feed, items: this.#items, whole }
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
    const inItem = this.#item !== undefined
    // The content of an Atom entry may be an Atom entry; nothing in RSS holds an item but the channel.
    if (name === this.#itemName) return this.#vocabulary === 'rss' ? inText || inItem : inText !== inItem
    return unnested.has(this.#top.name) && isRead(name)
  }

  /** The words of other vocabularies in those that are read. */
  #renamed(name: string, token: Open): string {
    if (name === 'xhtml:body' || name === 'xhtml:div') return this.#item === undefined ? '' : 'content:encoded'
    if (name === 'dc:author') return 'dc:creator'
    if (name === 'itunes:link' && token.attributes.get('rel') === 'image') return 'itunes:image'
    if (this.#vocabulary === 'atom') return name.replace(/^atom:/, '')
    return name === 'link' && token.attributes.has('href') ? 'atom:link' : (borrowed.get(name) ?? name)
  }

  #openPart(token: Open, name: string, scope: Scope): void {
    const around = this.#top.part
    const frame = { tag: token.name, name, attributes: token.attributes, scope, part: around }
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
    if (!seenThrough.has(name)) frame.part = new Part('', attributesOf(frame, isItem))
    if (isItem) {
      this.#item = frame.part
      const about = prefixedAttribute(token, 'about')
      this.#isNamed = Boolean(about)
      if (about) frame.part.add('guid', new Part(about))
    }
    if (isItem || name === 'channel') this.#sayAttributes(token, scope, frame.part)
    this.#push(token, frame)
  }

  /** Adds what CDF says by attributes. */
  #sayAttributes({ attributes }: Open, { base }: Scope, part: Part): void {
    if (this.#vocabulary === 'atom') return
    for (const [attribute, name] of saidByAttributes) {
      const value = attributes.get(attribute)
      if (value) part.add(name, new Part(absoluteAddress(value, base)))
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
    const around = this.#frames.at(-1)
    if (this.#text) {
      const [name, part] = readElement(frame, this.#text, this.#vocabulary) ?? []
      if (name && part) around?.part.add(name, part)
      this.#isNamed ||= part !== undefined && names.has(frame.name) && around?.name === this.#itemName
      this.#text = undefined
    } else if (around && frame.part !== around.part && !frame.part.isEmpty) {
      around.part.add(frame.name, frame.part)
    }
    if (frame.name === this.#itemName) {
      this.#items += 1
      this.#item = undefined
    }
    return frame
  }
}

/** RDF's attributes under whatever prefix; RSS has none of these names. */
function prefixedAttribute(token: Open, local: string): string | undefined {
  return [...token.attributes].find(([name]) => localName(name) === local)?.[1]
}
