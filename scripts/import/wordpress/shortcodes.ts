import { escapeHtml } from '../escape-html.ts'
import { ownOf } from '../own-of.ts'
import type { LibraryPicture, Surroundings } from './body.ts'

type Attributes = Record<string, string>

interface Shortcode {
  attributes: Attributes
  /** What stands between its two tags. */
  inside: string
}

type Around = Surroundings & { postId: string | undefined }

/** What WordPress itself makes of its shortcodes. */
const known: Record<string, (shortcode: Shortcode, around: Around) => string> = {
  caption: captioned,
  wp_caption: captioned,
  gallery: ({ attributes }, around) => galleryOf(attributes, around).map(figure).join('\n'),
  embed: ({ inside }) => `<p>${link(inside)}</p>`,
  audio: player,
  video: player,
  playlist: () => '',
  youtube: ({ attributes, inside }) => `<p>${link(attributes.url ?? attributes[''] ?? inside)}</p>`,
  vimeo: ({ attributes, inside }) => `<p>${link(attributes.url ?? attributes[''] ?? inside)}</p>`,
  code: preformatted,
  sourcecode: preformatted,
}

const tag = /(\[?)\[(\/?)([a-z][\w-]*)((?:\s+[^[\]]*|=[^[\]]*)?)\](\]?)/gi
const closingTag = /\[\/([a-z][\w-]*)\]/gi
const verbatim = /(<(pre|code|script|style)[\s>][\s\S]*?<\/\2>)/gi

/**
 * Shortcodes as the HTML that they stood for. Those of plugins lose their tags and keep what is between; brackets that
 * are just brackets, as in [sic], stay.
 */
export function expandShortcodes(html: string, around: Around, told: Set<string>): string {
  if (!html.includes('[')) return html
  return html
    .split(verbatim)
    .map((part, index) => (index % 3 === 2 ? '' : index % 3 === 1 ? part : expand(part, around, told)))
    .join('')
}

function expand(html: string, around: Around, told: Set<string>): string {
  // Looked for once: a text may be full of tags that are never closed.
  const closed = new Set([...html.matchAll(closingTag)].map(([, name]) => name))
  let expanded = ''
  let at = 0
  for (const match of html.matchAll(tag)) {
    if (match.index < at) continue
    const piece = expandOne(match, html, closed, around, told)
    if (!piece) continue
    expanded += html.slice(at, match.index) + piece.html
    at = piece.end
  }
  return expanded + html.slice(at)
}

/** What stands for a shortcode, and where in the text it ends; undefined for brackets that are none. */
function expandOne(
  match: RegExpExecArray,
  html: string,
  closed: Set<string | undefined>,
  around: Around,
  told: Set<string>,
): { html: string; end: number } | undefined {
  const [written, opening = '', slash = '', name = '', inTag = '', closingSign = ''] = match
  const end = match.index + written.length
  if (opening && closingSign) return { html: written.slice(1, -1), end }
  const tagEnd = end - closingSign.length
  const inside = slash || !closed.has(name) ? undefined : insideOf(html, name, tagEnd)
  const make = ownOf(known, name.toLowerCase())
  if (make && inside === undefined && enclosing.has(name.toLowerCase())) return undefined
  if (make) {
    const shortcode = { attributes: attributesOf(inTag), inside: inside?.text.trim() ?? '' }
    return { html: opening + (slash ? '' : make(shortcode, around)), end: inside?.end ?? tagEnd }
  }
  if (!slash && !inTag.includes('=') && !closed.has(name)) return undefined
  told.add(`the shortcode [${name}] is left out`)
  return { html: opening, end: tagEnd }
}

/** Those that are nothing without what is between their tags. */
const enclosing = new Set(['caption', 'wp_caption', 'embed', 'code', 'sourcecode'])

/** What is between a tag that ends there and its closing one, unless another of its kind opens before. */
function insideOf(html: string, name: string, tagEnd: number): { text: string; end: number } | undefined {
  const closing = html.indexOf(`[/${name}]`, tagEnd)
  if (closing === -1) return undefined
  const text = html.slice(tagEnd, closing)
  return new RegExp(`\\[${name}[\\s\\]]`, 'i').test(text) ? undefined : { text, end: closing + `[/${name}]`.length }
}

const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|&#8221;(.*?)&#8221;|([^\s"']+))|(?:"([^"]*)"|(\S+))/g

/** A value without a name stands under the empty one; of several the first. */
function attributesOf(text: string): Attributes {
  const attributes: Attributes = {}
  for (const [, name = '', ...values] of text.replace(/^=/, ' ').matchAll(attribute)) {
    attributes[name.toLowerCase()] ??= values.find((value) => value !== undefined) ?? ''
  }
  return attributes
}

/** A picture, perhaps in a link, and its caption behind it. */
function captioned({ attributes, inside }: Shortcode): string {
  const [, picture = '', words = ''] = /^(\s*(?:<a[^>]*>)?\s*<img[^>]*>\s*(?:<\/a>)?)([\s\S]*)$/i.exec(inside) ?? []
  if (!picture) return inside
  const caption = words.trim() || escapeHtml(attributes.caption ?? '')
  return `<figure>${picture.trim()}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
}

function galleryOf({ ids, include }: Attributes, { pictures, postId }: Around): LibraryPicture[] {
  const named = ids ?? include
  if (named !== undefined) return named.split(',').flatMap((id) => pictures.get(id.trim()) ?? [])
  return [...pictures.values()].filter((picture) => postId !== undefined && picture.postId === postId)
}

function figure({ url, alt, caption }: LibraryPicture): string {
  const words = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt ?? '')}">${words}</figure>`
}

function player({ attributes, inside }: Shortcode): string {
  const { src, mp3, m4a, ogg, mp4, webm } = attributes
  const address = src ?? mp3 ?? m4a ?? ogg ?? mp4 ?? webm ?? attributes['']
  return address ? `<p>${link(address)}</p>` : inside
}

function preformatted({ inside }: Shortcode): string {
  return `<pre><code>${inside}</code></pre>`
}

function link(address: string): string {
  const url = URL.parse(address.trim().replaceAll('&amp;', '&'))
  return url && /^https?:$/.test(url.protocol)
    ? `<a href="${escapeHtml(url.href)}">${escapeHtml(url.hostname)}</a>`
    : escapeHtml(address)
}
