import { DOMParser, type Element } from '@xmldom/xmldom'

// Reads feeds with a parser that is not ours: by the book, no leniency, no trimming.

const atom = 'http://www.w3.org/2005/Atom'
const content = 'http://purl.org/rss/1.0/modules/content/'
const dc = 'http://purl.org/dc/elements/1.1/'
const dcterms = 'http://purl.org/dc/terms/'
const media = 'http://search.yahoo.com/mrss/'

/** The root of a document; throws where there is anything to complain of. */
function rootOf(xml: string): Element {
  const { documentElement } = new DOMParser({ onError: complain }).parseFromString(xml, 'application/xml')
  if (!documentElement) throw new Error('There is no root')
  return documentElement
}

function complain(level: string, complaint: string): void {
  // A character like any other to XML; the parser only wonders how it got there.
  if (level === 'warning' && complaint.startsWith('Unicode replacement character')) return
  throw new Error(complaint)
}

function children(element: Element, name: string, namespace: string | null = null): Element[] {
  return [...element.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && node.localName === name && node.namespaceURI === namespace,
  )
}

function text(element: Element, name: string, namespace: string | null = null): string | undefined {
  const found = children(element, name, namespace)
  if (found.length > 1) throw new Error(`${name} is there ${found.length} times`)
  return found[0]?.textContent ?? undefined
}

function attributes(element: Element | undefined): Record<string, string> | undefined {
  return element && Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
}

function linksIn(element: Element): Record<string, string>[] {
  return children(element, 'link', atom).map((link) => attributes(link) ?? {})
}

function mediaIn(element: Element) {
  const [picture] = children(element, 'content', media)
  if (!picture) return undefined
  return {
    ...attributes(picture),
    description: text(picture, 'description', media),
    credit: text(picture, 'credit', media),
    thumbnail: attributes(children(element, 'thumbnail', media)[0]),
  }
}

export function readRss(xml: string) {
  const root = rootOf(xml)
  const [channel] = children(root, 'channel')
  if (root.localName !== 'rss' || root.getAttribute('version') !== '2.0' || !channel)
    throw new Error('This is not RSS 2.0')
  return {
    title: text(channel, 'title'),
    link: text(channel, 'link'),
    description: text(channel, 'description'),
    language: text(channel, 'language'),
    lastBuildDate: text(channel, 'lastBuildDate'),
    ttl: text(channel, 'ttl'),
    image: children(channel, 'image').map((image) =>
      ['url', 'title', 'link', 'width', 'height'].map((name) => text(image, name)),
    )[0],
    links: linksIn(channel),
    items: children(channel, 'item').map((item) => ({
      title: text(item, 'title'),
      link: text(item, 'link'),
      guid: [text(item, 'guid'), children(item, 'guid')[0]?.getAttribute('isPermaLink')],
      pubDate: text(item, 'pubDate'),
      modified: text(item, 'modified', dcterms),
      creator: text(item, 'creator', dc),
      language: text(item, 'language', dc),
      categories: children(item, 'category').map((category) => [category.getAttribute('domain'), category.textContent]),
      description: text(item, 'description'),
      content: text(item, 'encoded', content),
      source: children(item, 'source').map((source) => [source.getAttribute('url'), source.textContent])[0],
      links: linksIn(item),
      media: mediaIn(item),
    })),
  }
}

export function readAtom(xml: string) {
  const root = rootOf(xml)
  if (root.localName !== 'feed' || root.namespaceURI !== atom) throw new Error('This is not Atom')
  const [author] = children(root, 'author', atom)
  return {
    id: text(root, 'id', atom),
    title: text(root, 'title', atom),
    subtitle: text(root, 'subtitle', atom),
    updated: text(root, 'updated', atom),
    icon: text(root, 'icon', atom),
    logo: text(root, 'logo', atom),
    author: author && [text(author, 'name', atom), text(author, 'uri', atom)],
    language: root.getAttribute('xml:lang'),
    links: linksIn(root),
    entries: children(root, 'entry', atom).map((entry) => ({
      id: text(entry, 'id', atom),
      title: text(entry, 'title', atom),
      updated: text(entry, 'updated', atom),
      published: text(entry, 'published', atom),
      authors: children(entry, 'author', atom).map((one) => text(one, 'name', atom)),
      language: entry.getAttribute('xml:lang') ?? undefined,
      categories: children(entry, 'category', atom).map(attributes),
      summary: text(entry, 'summary', atom),
      content: [children(entry, 'content', atom)[0]?.getAttribute('type'), text(entry, 'content', atom)],
      links: linksIn(entry),
      media: mediaIn(entry),
    })),
  }
}
