import { oneLine } from '../../../worker/domain/one-line.ts'
import { wordsOf } from '../../../worker/feeds/written-text.ts'
import type { Files } from '../files.ts'
import type { Export, Post, Told } from '../post.ts'
import type { Refusal } from '../read-articles.ts'
import { bodyFromWordPress } from './body.ts'
import { childrenOf, type Element, textOf } from './read-element.ts'
import { keyOf, postNames } from './site-key.ts'
import { readersOf, standingOf } from './standing.ts'
import { type Context, readContext } from './wxr-context.ts'
import { itemOf, metaOf, piecesOf } from './wxr-items.ts'

/**
 * WordPress's own export (WXR), of any length and in any number of files. It is read twice: what a post refers to often
 * stands behind it.
 */
export async function readWxr(files: Files, names: string[], { from, types }: Told): Promise<Export> {
  const context = await readContext(files, names)
  const url = from ?? context.url
  return {
    key: keyOf(context.url ?? from),
    url,
    language: context.language,
    count: context.count,
    posts: readPosts(files, names, { ...context, url }, types),
  }
}

async function* readPosts(
  files: Files,
  names: string[],
  context: Context,
  types: string[],
): AsyncGenerator<Post | { refusal: Refusal }> {
  const nameOf = postNames()
  for await (const { kind, xml } of piecesOf(files, names)) {
    if (kind === 'item') yield postFromItem(itemOf(xml), context, types, nameOf)
    if (kind === 'cut') yield { refusal: { reason: 'cut-off', detail: 'is where the file breaks off' } }
  }
}

function postFromItem(item: Element, context: Context, types: string[], nameOf: ReturnType<typeof postNames>): Post {
  const id = textOf(item, 'wp:post_id')
  const guid = textOf(item, 'guid')
  const link = textOf(item, 'link')
  const slug = textOf(item, 'wp:post_name')
  const { html, told } = bodyFromWordPress(textOf(item, 'content:encoded') ?? '', { ...context, postId: id })
  const picture = context.pictures.get(metaOf(item, '_thumbnail_id') ?? '')
  const { categories, tags } = labelsOf(item, context)
  return {
    written: {
      guid: nameOf(guid, id),
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
      // An item with nothing of WordPress's own is a feed's, in which everything is public.
      status: textOf(item, 'wp:status') ?? (item.children.some(({ name }) => name.startsWith('wp:')) ? '' : 'publish'),
      isProtected: textOf(item, 'wp:post_password') !== undefined,
      readers: readersOf((key) => metaOf(item, key)),
      types,
    }),
    oldAddresses: oldAddressesOf(item, { id, link, guid, slug }),
    told,
  }
}

/** Drafts have no time: WordPress writes zeros. */
function momentOf(item: Element, name: string): string | undefined {
  const text = textOf(item, name)
  return text?.startsWith('0000') ? undefined : text
}

/** Several authors stand among the categories, where a plugin puts them, by their logins as the one does. */
function authorOf(item: Element, { authors }: Context): string | undefined {
  const together = childrenOf(item, 'category').filter(({ attributes }) => attributes.get('domain') === 'author')
  const logins = together.length > 0 ? together.map(({ text }) => oneLine(text)) : [textOf(item, 'dc:creator') ?? '']
  return logins.map((login) => authors.get(login) ?? login).join(', ') || undefined
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
  { id, link, guid, slug }: Record<'id' | 'link' | 'guid' | 'slug', string | undefined>,
): string[] {
  const earlier = childrenOf(item, 'wp:postmeta')
    .filter((meta) => textOf(meta, 'wp:meta_key') === '_wp_old_slug')
    .flatMap((meta) => textOf(meta, 'wp:meta_value') ?? [])
  return [
    ...(link ? [link] : []),
    // Links that name a post by its number are the same under each name.
    ...(link && slug && link.includes(slug) ? earlier.map((name) => withName(link, slug, name)) : []),
    ...(id ? [`/?p=${id}`] : []),
    ...(guid && /^https?:\/\//.test(guid) ? [guid] : []),
  ]
}

/** What stands before and behind the name stays, such as the day and `.html`. */
function withName(link: string, slug: string, name: string): string {
  const at = link.lastIndexOf(slug)
  return link.slice(0, at) + name + link.slice(at + slug.length)
}
