import { oneLine } from '../../../worker/domain/one-line.ts'
import { plainText } from '../../../worker/domain/plain-text.ts'
import { wordsOf } from '../../../worker/feeds/written-text.ts'
import { decodeChunks } from '../decode-chunks.ts'
import type { Files } from '../files.ts'
import type { Export, Post, Told } from '../post.ts'
import type { Refusal } from '../read-articles.ts'
import { bodyFromWordPress, type Surroundings } from './body.ts'
import { childrenOf, type Element, readElement, textOf } from './read-element.ts'
import { splitItems } from './split-items.ts'
import { standingOf } from './standing.ts'

/** What the posts of an export refer to: its head, and items that are not posts. */
interface Context extends Surroundings {
  url: string | undefined
  language: string | undefined
  /** How many items there are. */
  count: number
  /** The names of authors by their logins. */
  authors: Map<string, string>
  /** The names of categories by their numbers. */
  categories: Map<string, string>
}

/**
 * WordPress's own export (WXR), of any length and in any number of files. It is read twice: what a post refers to often
 * stands behind it.
 */
export async function readWxr(files: Files, names: string[], { from, types }: Told): Promise<Export> {
  const context = await readContext(files, names)
  const url = from ?? context.url
  return {
    key: (url && URL.parse(url)?.hostname.replace(/^www\./, '')) || 'wordpress',
    url,
    language: context.language,
    count: context.count,
    posts: readPosts(files, names, { ...context, url }, types),
  }
}

async function* itemsOf(files: Files, names: string[]) {
  for (const name of names) yield* splitItems(decodeChunks(files.read(name)))
}

async function readContext(files: Files, names: string[]): Promise<Context> {
  const context: Context = {
    ...{ url: undefined, language: undefined, count: 0, authors: new Map(), categories: new Map() },
    ...{ pictures: new Map(), blocks: new Map() },
  }
  for await (const { kind, xml } of itemsOf(files, names)) {
    if (kind === 'head') addHead(channelOf(readElement(xml)), context)
    if (kind === 'item') addItem(itemOf(xml), context)
    if (kind !== 'head') context.count++
  }
  return context
}

/** The head breaks off within the channel: its tags are never closed. */
function channelOf(document: Element): Element {
  const rss = document.children.find(({ name }) => name === 'rss' || name === 'rdf:rdf')
  return (rss ?? document).children.find(({ name }) => name === 'channel') ?? document
}

function addHead(channel: Element, context: Context): void {
  const addresses = ['wp:base_blog_url', 'link', 'wp:base_site_url'].map((name) => textOf(channel, name))
  context.url ??= addresses.find((address) => /^https?:$/.test(URL.parse(address ?? '')?.protocol ?? ''))
  context.language ??= textOf(channel, 'language')
  for (const author of childrenOf(channel, 'wp:author')) {
    const login = textOf(author, 'wp:author_login')
    const name = textOf(author, 'wp:author_display_name')
    if (login && name) context.authors.set(login, name)
  }
  for (const category of childrenOf(channel, 'wp:category')) {
    const id = textOf(category, 'wp:term_id')
    const name = textOf(category, 'wp:cat_name')
    if (id && name) context.categories.set(id, plainText(name))
  }
}

function addItem(item: Element, context: Context): void {
  const id = textOf(item, 'wp:post_id')
  const type = textOf(item, 'wp:post_type')
  if (!id) return
  if (type === 'wp_block' && textOf(item, 'wp:status') === 'publish') {
    context.blocks.set(id, textOf(item, 'content:encoded') ?? '')
  }
  const url = textOf(item, 'wp:attachment_url')
  if (type !== 'attachment' || !url) return
  const caption = textOf(item, 'excerpt:encoded')
  const description = textOf(item, 'content:encoded')
  context.pictures.set(id, {
    url,
    alt: metaOf(item, '_wp_attachment_image_alt'),
    caption: caption === undefined && description === undefined ? undefined : plainText(caption ?? description ?? ''),
    postId: textOf(item, 'wp:post_parent'),
  })
}

function itemOf(xml: string): Element {
  return readElement(xml).children[0] ?? readElement('')
}

function metaOf(item: Element, key: string): string | undefined {
  const found = childrenOf(item, 'wp:postmeta').find((meta) => textOf(meta, 'wp:meta_key') === key)
  return found && textOf(found, 'wp:meta_value')
}

async function* readPosts(
  files: Files,
  names: string[],
  context: Context,
  types: string[],
): AsyncGenerator<Post | { refusal: Refusal }> {
  for await (const { kind, xml } of itemsOf(files, names)) {
    if (kind === 'item') yield postFromItem(itemOf(xml), context, types)
    if (kind === 'cut') yield { refusal: { reason: 'cut-off', detail: 'is where the file breaks off' } }
  }
}

function postFromItem(item: Element, context: Context, types: string[]): Post {
  const id = textOf(item, 'wp:post_id')
  const guid = textOf(item, 'guid')
  const link = textOf(item, 'link')
  const slug = textOf(item, 'wp:post_name')
  const { html, told } = bodyFromWordPress(textOf(item, 'content:encoded') ?? '', { ...context, postId: id })
  const picture = context.pictures.get(metaOf(item, '_thumbnail_id') ?? '')
  const { categories, tags } = labelsOf(item, context)
  return {
    written: {
      guid: guid ?? (id && `post:${id}`),
      addresses: [link],
      title: wordsOf(textOf(item, 'title')),
      summary: textOf(item, 'excerpt:encoded'),
      content: withSound(html, metaOf(item, 'enclosure')),
      published: [momentOf(item, 'wp:post_date_gmt'), textOf(item, 'pubdate'), momentOf(item, 'wp:post_date')],
      updated: [momentOf(item, 'wp:post_modified_gmt')],
      author: authorOf(item, context),
      categories: tags,
      images: picture ? [{ url: picture.url, alt: picture.alt }] : [],
      language: undefined,
      base: undefined,
      textBase: undefined,
    },
    slug,
    categories,
    caption: picture?.caption,
    standing: standingOf({
      type: textOf(item, 'wp:post_type') ?? 'post',
      // A file without any is a feed, in which everything is public.
      status: textOf(item, 'wp:status') ?? 'publish',
      isProtected: textOf(item, 'wp:post_password') !== undefined,
      types,
    }),
    oldAddresses: oldAddressesOf(item, { id, link, guid }),
    told,
  }
}

/** Drafts have no time: WordPress writes zeros. */
function momentOf(item: Element, name: string): string | undefined {
  const text = textOf(item, name)
  return text?.startsWith('0000') ? undefined : text
}

/** Several authors stand among the categories, where a plugin puts them. */
function authorOf(item: Element, { authors }: Context): string | undefined {
  const together = childrenOf(item, 'category').filter(({ attributes }) => attributes.get('domain') === 'author')
  if (together.length > 0) return together.map(({ text }) => oneLine(text)).join(', ')
  const login = textOf(item, 'dc:creator')
  return login && (authors.get(login) ?? login)
}

/** What WordPress files a post under that nobody has filed. */
const unfiled = 'uncategorized'

function labelsOf(item: Element, { categories: known }: Context) {
  const labels = childrenOf(item, 'category')
  const names = (domain: string) =>
    labels
      .filter(({ attributes }) => (attributes.get('domain') ?? 'category') === domain)
      .filter(({ attributes }) => attributes.get('nicename') !== unfiled)
      .map(({ text }) => wordsOf(text) ?? '')
      .filter((name) => name !== '' && name.toLowerCase() !== unfiled)
  const primary = known.get(metaOf(item, '_yoast_wpseo_primary_category') ?? '')
  const categories = names('category')
  return {
    categories: primary && categories.includes(primary) ? [...new Set([primary, ...categories])] : categories,
    tags: names('post_tag'),
  }
}

/** An episode's sound, of which the meta tells address, size and type on three lines. */
function withSound(html: string, enclosure: string | undefined): string {
  const url = enclosure?.split('\n')[0]?.trim()
  if (!url || !URL.canParse(url) || html.includes(url)) return html
  return `${html}\n<audio src="${url.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></audio>`
}

function oldAddressesOf(
  item: Element,
  { id, link, guid }: Record<'id' | 'link' | 'guid', string | undefined>,
): string[] {
  const earlier = childrenOf(item, 'wp:postmeta')
    .filter((meta) => textOf(meta, 'wp:meta_key') === '_wp_old_slug')
    .flatMap((meta) => textOf(meta, 'wp:meta_value') ?? [])
  return [
    ...(link ? [link, ...earlier.map((slug) => link.replace(/[^/]+\/?$/, `${slug}/`))] : []),
    ...(id ? [`/?p=${id}`] : []),
    ...(guid && /^https?:\/\//.test(guid) ? [guid] : []),
  ]
}
