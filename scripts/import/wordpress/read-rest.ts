import type { ItemImage } from '../../../worker/domain/item.ts'
import { plainText } from '../../../worker/domain/plain-text.ts'
import { isJson, type Json, numberIn, objectIn, objectsIn, textIn } from '../json.ts'
import type { Export, Post, Told } from '../post.ts'
import { bodyFromWordPress } from './body.ts'
import { keyOf, postNames } from './site-key.ts'
import { readersOf, standingOf } from './standing.ts'

/** What a post refers to by number, where it is not embedded in it. */
interface Lists {
  users: Map<string, Json>
  terms: Map<string, Json>
  media: Map<string, Json>
}

/** Whether this is what WordPress's REST API gives out: texts that were rendered. */
export function isRest(value: unknown): boolean {
  return valuesIn(value).some((one) => isJson(one.title) && 'rendered' in one.title && !('mime_type' in one))
}

/** Answers of WordPress's REST API that were kept: posts, one or many, with or without what they refer to. */
export function readRest(values: unknown[], { from, types }: Told): Export {
  const all = values.flatMap(valuesIn)
  const posts = all.filter((one) => isJson(one.title) && !isMedia(one))
  const own = posts.map(siteOf).find((site) => site !== undefined)
  return {
    key: keyOf(own ?? from),
    url: from ?? own,
    language: undefined,
    count: posts.length,
    posts: readPosts(posts, listsOf(all), types),
  }
}

/** A list, a list of pages, lists by their kinds (`{"posts": […], "categories": […]}`), or a single answer. */
function valuesIn(value: unknown): Json[] {
  if (Array.isArray(value)) return objectsIn(value.flat())
  if (!isJson(value)) return []
  const lists = Object.values(value).filter(
    (one) => Array.isArray(one) && one.some((each) => isJson(each) && 'id' in each),
  )
  return 'title' in value || lists.length === 0 ? [value] : lists.flatMap(objectsIn)
}

function siteOf(post: Json): string | undefined {
  const link = textIn(post.link) ?? textIn(objectIn(post.guid).rendered)
  return link && URL.parse(link)?.origin
}

function isMedia(one: Json): boolean {
  return 'source_url' in one || 'media_type' in one
}

function listsOf(all: Json[]): Lists {
  const named = (wanted: (one: Json) => boolean) =>
    new Map(all.filter((one) => !isJson(one.title) && wanted(one)).map((one) => [String(one.id), one]))
  return {
    users: named((one) => 'avatar_urls' in one || (!('taxonomy' in one) && 'name' in one)),
    terms: named((one) => 'taxonomy' in one),
    media: new Map(all.filter(isMedia).map((one) => [String(one.id), one])),
  }
}

async function* readPosts(posts: Json[], lists: Lists, types: string[]): AsyncGenerator<Post> {
  const nameOf = postNames()
  for (const post of posts) yield postFromRest(post, lists, types, nameOf)
}

function postFromRest(post: Json, lists: Lists, types: string[], nameOf: ReturnType<typeof postNames>): Post {
  const { html, told } = bodyFromWordPress(rendered(post.content) ?? '', {
    pictures: new Map(),
    blocks: new Map(),
    postId: undefined,
  })
  const link = textIn(post.link)
  const guid = rendered(post.guid)
  const id = textIn(post.id)
  const media = mediaOf(post, lists)
  const { categories, tags, nameless } = labelsOf(post, lists)
  if (nameless > 0) told.push(`${nameless} of its categories and tags have no name in the file`)
  return {
    written: {
      guid: nameOf(guid ?? link, id),
      addresses: [link],
      title: plainText(rendered(post.title) ?? ''),
      summary: excerptOf(post),
      content: html,
      published: [textIn(post.date_gmt), textIn(post.date)],
      updated: [textIn(post.modified_gmt)],
      author: authorOf(post, lists),
      categories: tags,
      images: media ? [media.image] : [],
      language: undefined,
      base: undefined,
      textBase: undefined,
    },
    slug: textIn(post.slug),
    categories,
    caption: media?.caption,
    standing: standingOf({
      type: textIn(post.type) ?? 'post',
      // Whoever asks without a password is given what is public, and nothing is said of it.
      status: textIn(post.status) ?? 'publish',
      isProtected: objectIn(post.content).protected === true || textIn(post.password) !== undefined,
      readers: readersOf((key) => textIn(objectIn(post.meta)[key])),
      types,
    }),
    oldAddresses: [...(link ? [link] : []), ...(id ? [`/?p=${id}`] : []), ...(guid?.startsWith('http') ? [guid] : [])],
    told,
  }
}

function rendered(part: unknown): string | undefined {
  return textIn(isJson(part) ? (part.raw ?? part.rendered) : part)
}

/** One that WordPress made of the text's first words, and cut in the middle, is none. */
function excerptOf(post: Json): string | undefined {
  const excerpt = textIn(objectIn(post.excerpt).rendered)
  return excerpt && /\[?(?:…|&hellip;)\]?\s*(?:<\/p>|<a\b|$)/i.test(excerpt) ? undefined : excerpt
}

function embedded(post: Json, name: string): unknown[] {
  const list = objectIn(post._embedded)[name]
  return Array.isArray(list) ? list : []
}

function authorOf(post: Json, { users }: Lists): string | undefined {
  const together = objectsIn(embedded(post, 'author')).flatMap(({ name }) => textIn(name) ?? [])
  if (together.length > 0) return together.join(', ')
  return textIn(users.get(String(post.author))?.name) ?? textIn(objectIn(post.yoast_head_json).author)
}

function labelsOf(post: Json, { terms }: Lists) {
  const ofPost = embedded(post, 'wp:term').flatMap(objectsIn)
  const known = new Map([...terms, ...ofPost.map((term) => [String(term.id), term] as const)])
  const namesOf = (ids: unknown, taxonomy: string) => {
    const own = ofPost.filter((term) => term.taxonomy === taxonomy)
    const named = Array.isArray(ids) ? ids.map((id) => known.get(String(id))) : own
    return named.map((term) =>
      textIn(term?.slug) === 'uncategorized' ? '' : term && plainText(textIn(term.name) ?? ''),
    )
  }
  const categories = namesOf(post.categories, 'category')
  const tags = namesOf(post.tags, 'post_tag')
  const named = (names: (string | undefined)[]) => names.flatMap((name) => name || [])
  return {
    categories: named(categories),
    tags: named(tags),
    nameless: [...categories, ...tags].filter((name) => name === undefined).length,
  }
}

function mediaOf(post: Json, { media }: Lists): { image: ItemImage; caption: string | undefined } | undefined {
  const [own] = objectsIn(embedded(post, 'wp:featuredmedia'))
  const found = own?.source_url ? own : media.get(String(post.featured_media))
  const url = textIn(found?.source_url) ?? textIn(post.jetpack_featured_media_url) ?? textIn(post.featured_image_url)
  if (!url) return undefined
  const { width, height } = objectIn(found?.media_details)
  const caption = plainText(rendered(found?.caption) ?? '')
  return {
    image: { url, width: numberIn(width), height: numberIn(height), alt: textIn(found?.alt_text) },
    caption: caption || undefined,
  }
}
