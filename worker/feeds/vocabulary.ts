import { namespaceOf, type Scope } from './scope.ts'

/** The two sets of words: RDF is written in RSS's. */
export type Vocabulary = 'rss' | 'atom'

/** The namespaces that say something about an item, without scheme and ending: feeds vary both. RSS's own have no prefix. */
const usualPrefixes = new Map([
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['search.yahoo.com/mrss', 'media'],
  ['tools.search.yahoo.com/mrss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['www.w3.org/2007/app', 'app'],
  ['purl.org/atom/app', 'app'],
  ['schemas.google.com/blogger/2018', 'blogger'],
  ['purl.org/rss/1.0', ''],
  ['purl.org/net/rss1.1', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['backend.userland.com/rss091', ''],
  ['backend.userland.com/rss092', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
])

/** Prefixes that mean what they say even where nobody declared them. */
const knownPrefixes = new Set(usualPrefixes.values())

/** The namespace of the document's root: whatever it is, its words are the document's own. */
export function homeOf(tag: string, scope: Scope): string {
  return familiar(namespaceOf(prefixOf(tag), scope)) ?? ''
}

/**
 * The name by which an element is known: its usual prefix, whatever prefix the document chose, and none for the
 * document's own words. Undefined when the element is in a namespace that says nothing about an item.
 */
export function usualName(tag: string, scope: Scope, home: string): string | undefined {
  const prefix = prefixOf(tag)
  const local = localName(tag)
  const namespace = familiar(namespaceOf(prefix, scope))
  if (namespace === home) return local
  // A default namespace that nobody knows is a slip of the pen: RSS itself is in none.
  const usual = namespace === undefined ? prefix : (usualPrefixes.get(namespace) ?? (prefix === '' ? '' : undefined))
  // Atom's default namespace around RSS means nothing either: the words that the two share mean the same.
  if (usual === '' || (usual === 'atom' && prefix === '') || (usual === 'rss' && namespace === undefined)) return local
  return usual !== undefined && knownPrefixes.has(usual) ? `${usual}:${local}` : undefined
}

export function localName(tag: string): string {
  return tag.slice(tag.lastIndexOf(':') + 1)
}

/** Elements that hold elements; all others hold text or markup. */
export function holdsParts(name: string, vocabulary: Vocabulary): boolean {
  return parts[vocabulary].has(name)
}

/** Whether an element says something that an item or its feed is to have. */
export function isRead(name: string): boolean {
  return texts.has(name)
}

/** Whether the element's text is of the type that its attributes declare: Atom's texts are, RSS's are not. */
export function isDeclaredText(name: string, vocabulary: Vocabulary): boolean {
  return declaredTexts.has(vocabulary === 'atom' ? `atom:${name}` : name)
}

/** The attributes that are read, and those that are addresses. */
export const readAttributes = new Set([...['rel', 'type', 'medium', 'width', 'height', 'term', 'label', 'ispermalink']])
export const addressAttributes = new Set(['href', 'url', 'src'])

const parts: Record<Vocabulary, ReadonlySet<string>> = {
  rss: new Set(['channel', 'items', 'item', 'atom:author', 'media:group', 'media:content']),
  atom: new Set(['entry', 'author', 'source', 'media:group', 'media:content', 'app:control']),
}

const declaredTexts = new Set(['atom:title', 'atom:summary', 'atom:content'])

const texts = new Set([
  ...[
    'title',
    'link',
    'description',
    'language',
    'pubdate',
    'lastbuilddate',
    'guid',
    'author',
    'category',
    'enclosure',
  ],
  ...['id', 'summary', 'content', 'published', 'updated', 'issued', 'created', 'modified', 'name', 'email'],
  ...['atom:title', 'atom:link', 'atom:id', 'atom:summary', 'atom:content', 'atom:published', 'atom:updated'],
  ...['atom:category', 'atom:name', 'atom:email'],
  ...['dc:title', 'dc:creator', 'dc:date', 'dc:subject', 'dc:description', 'dc:language'],
  ...['dcterms:created', 'dcterms:issued', 'dcterms:modified', 'content:encoded'],
  ...['itunes:author', 'itunes:category', 'itunes:image', 'itunes:keywords', 'itunes:subtitle', 'itunes:summary'],
  ...['media:title', 'media:description', 'media:thumbnail', 'media:keywords'],
  ...['app:draft', 'blogger:type', 'blogger:status'],
])

function prefixOf(tag: string): string {
  return tag.includes(':') ? tag.slice(0, tag.lastIndexOf(':')) : ''
}

/** In the spelling of the table above. */
function familiar(namespace: string | undefined): string | undefined {
  return namespace
    ?.trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '')
}
