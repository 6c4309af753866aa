import { plainText } from '../../../worker/domain/plain-text.ts'
import type { Files } from '../files.ts'
import type { Surroundings } from './body.ts'
import { childrenOf, type Element, readElement, textOf } from './read-element.ts'
import { itemOf, metaOf, piecesOf } from './wxr-items.ts'

/** What the posts of an export refer to: its head, and items that are not posts. */
export interface Context extends Surroundings {
  url: string | undefined
  language: string | undefined
  /** How many items there are. */
  count: number
  /** The names of authors by their logins. */
  authors: Map<string, string>
  /** The names of categories by their numbers. */
  categories: Map<string, string>
}

/** Reads through all of an export for what its posts refer to. */
export async function readContext(files: Files, names: string[]): Promise<Context> {
  const context: Context = {
    ...{ url: undefined, language: undefined, count: 0, authors: new Map(), categories: new Map() },
    ...{ pictures: new Map(), blocks: new Map() },
  }
  for await (const { kind, xml } of piecesOf(files, names)) {
    if (kind === 'head') addHead(channelOf(readElement(xml)), context)
    if (kind === 'item' && mayBeReferredTo.test(xml)) addItem(itemOf(xml), context)
    if (kind !== 'head') context.count++
  }
  return context
}

/** Spares the reading of most items for the first time. */
const mayBeReferredTo = /<wp:post_type>\s*(?:<!\[CDATA\[)?\s*(?:attachment|wp_block|guest-author)/i

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
    if (login && name) context.authors.set(login, plainText(name))
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
  // A plugin keeps those who write for once as posts of this type.
  const login = metaOf(item, 'cap-user_login')
  if (type === 'guest-author' && login) {
    context.authors.set(login, plainText(metaOf(item, 'cap-display_name') ?? textOf(item, 'title') ?? login))
  }
  const url = textOf(item, 'wp:attachment_url')
  if (type !== 'attachment' || !url || !isPicture(url)) return
  const caption = textOf(item, 'excerpt:encoded')
  const description = textOf(item, 'content:encoded')
  context.pictures.set(id, {
    url,
    alt: metaOf(item, '_wp_attachment_image_alt'),
    caption: caption === undefined && description === undefined ? undefined : plainText(caption ?? description ?? ''),
    postId: textOf(item, 'wp:post_parent'),
  })
}

/** The library holds sound and documents as well, and the export tells them apart by their names only. */
function isPicture(url: string): boolean {
  return /\.(?:jpe?g|jfif|png|gif|webp|avif|bmp|tiff?|heic|svg|ico)$/i.test(URL.parse(url)?.pathname ?? url)
}
