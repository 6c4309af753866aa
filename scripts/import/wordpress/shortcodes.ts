import { escapeHtml } from '../escape-html.ts'
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
  let expanded = ''
  let at = 0
  for (const match of html.matchAll(tag)) {
    const [written, opening = '', slash = '', name = '', inTag = '', closingSign = ''] = match
    const { index } = match
    if (index < at) continue
    if (opening && closingSign) {
      expanded += html.slice(at, index) + written.slice(1, -1)
      at = index + written.length
      continue
    }
    const end = index + written.length
    const make = known[name.toLowerCase()]
    const isPlugins = !make && (slash || inTag.includes('=') || html.includes(`[/${name}]`))
    if (!make && !isPlugins) continue
    expanded += html.slice(at, index) + opening
    at = end - closingSign.length
    if (!make) {
      told.add(`the shortcode [${name}] is left out`)
      continue
    }
    if (slash) continue
    const closing = html.indexOf(`[/${name}]`, end)
    const hasInside = closing !== -1 && !new RegExp(`\\[${name}[\\s\\]]`, 'i').test(html.slice(end, closing))
    const inside = hasInside ? html.slice(at, closing) : ''
    expanded += make({ attributes: attributesOf(inTag), inside: inside.trim() }, around)
    if (hasInside) at = closing + `[/${name}]`.length
  }
  return expanded + html.slice(at)
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
