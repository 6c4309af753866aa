import { plainText } from '../../../worker/domain/plain-text.ts'
import { parseDate } from '../../../worker/feeds/parse-date.ts'
import { isJson, type Json, objectIn, objectsIn, textIn } from '../json.ts'
import type { Export, Post, Told, Withheld } from '../post.ts'
import { bodyFromGhost, placed, placeholder } from './body.ts'

/** Where the tables of an export stand: it has had several covers. */
function tablesIn(value: unknown): Json | undefined {
  const top = objectIn(value)
  const covers = [objectsIn(top.db)[0]?.data, top.data, top.result, top]
  return covers.find((cover): cover is Json => isJson(cover) && Array.isArray(cover.posts))
}

export function isGhost(value: unknown): boolean {
  return objectsIn(tablesIn(value)?.posts).some(
    (post) =>
      isJson(post.data) || 'mobiledoc' in post || 'lexical' in post || ('status' in post && !isJson(post.title)),
  )
}

/** An export of Ghost, any version, and what migration tools write to be imported by it. */
export function readGhost(values: unknown[], { from }: Told): Export {
  const tables = values.map(tablesIn).find((one) => one !== undefined) ?? {}
  const settings = new Map(objectsIn(tables.settings).map(({ key, value }) => [textIn(key), textIn(value)]))
  const posts = objectsIn(tables.posts)
  const url = from ?? posts.flatMap(({ url }) => originOf(textIn(url)) ?? [])[0]
  return {
    // Its posts have names that no other site's have; what the command line says of the site must not change them.
    key: 'ghost',
    url,
    language: settings.get('locale') ?? settings.get('lang'),
    count: posts.length,
    posts: readPosts(posts, contextOf(tables, settings, url)),
  }
}

function originOf(url: string | undefined): string | undefined {
  return url && URL.parse(url)?.origin
}

interface Context {
  tags: Map<string, Json>
  users: Map<string, Json>
  /** By posts, in their order. */
  tagsOfPost: Map<string, string[]>
  authorsOfPost: Map<string, string[]>
  metaOfPost: Map<string, Json>
  /** As `/:year/:month/:slug/`; Ghost 1 lets its owners choose. */
  permalinks: string
  url: string | undefined
}

function contextOf(
  tables: Json,
  settings: Map<string | undefined, string | undefined>,
  url: string | undefined,
): Context {
  const byId = (rows: unknown) => new Map(objectsIn(rows).map((row) => [String(row.id), row]))
  return {
    tags: byId(tables.tags),
    users: byId(tables.users),
    tagsOfPost: pairsOf(tables.posts_tags, 'tag_id'),
    authorsOfPost: pairsOf(tables.posts_authors, 'author_id'),
    metaOfPost: new Map(objectsIn(tables.posts_meta).map((row) => [String(row.post_id), row])),
    permalinks: settings.get('permalinks') ?? '/:slug/',
    url,
  }
}

function pairsOf(rows: unknown, other: string): Map<string, string[]> {
  const sorted = objectsIn(rows).toSorted((one, two) => Number(one.sort_order ?? 0) - Number(two.sort_order ?? 0))
  const groups = Map.groupBy(sorted, (row) => String(row.post_id))
  return new Map([...groups].map(([id, group]) => [id, group.map((row) => String(row[other]))]))
}

async function* readPosts(posts: Json[], context: Context): AsyncGenerator<Post> {
  for (const row of posts) yield postFromRow(row, context)
}

/** Tools that write for Ghost put the post's own row into `data`, and its address beside it. */
function postFromRow(row: Json, context: Context): Post {
  const post = isJson(row.data) ? row.data : row
  const id = String(post.id)
  const meta = { ...context.metaOfPost.get(id), ...withoutNulls(post) }
  const { html, told } = bodyFromGhost(post, context.url)
  const slug = textIn(post.slug)
  const url = textIn(row.url)
  const path = slug && pathOf(slug, textIn(post.published_at), context)
  const picture = textIn(post.feature_image) ?? textIn(post.image)
  const { categories, tags } = labelsOf(post, id, context)
  if (JSON.stringify([html, picture]).includes(placeholder) && !context.url) {
    told.push('the addresses of its pictures begin with __GHOST_URL__: --from says what that is')
  }
  return {
    written: {
      guid: url ?? textIn(post.uuid) ?? textIn(post.id) ?? slug,
      addresses: [url ?? (context.url && path)],
      title: textIn(post.title),
      summary: textIn(meta.custom_excerpt) ?? textIn(meta.meta_description),
      content: html,
      published: [textIn(post.published_at), textIn(post.created_at)],
      updated: [textIn(post.updated_at)],
      author: authorOf(post, id, context),
      categories: tags,
      images: picture ? [{ url: placed(picture, context.url) ?? '', alt: textIn(meta.feature_image_alt) }] : [],
      language: undefined,
      base: undefined,
      textBase: undefined,
    },
    slug,
    categories,
    caption: plainText(textIn(meta.feature_image_caption) ?? '') || undefined,
    standing: standingOf(post, meta),
    oldAddresses: url ? [url] : path ? [path] : [],
    told,
  }
}

function withoutNulls(row: Json): Json {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

function standingOf(post: Json, meta: Json): Post['standing'] {
  const type = textIn(post.type) ?? (post.page === true || post.page === 1 ? 'page' : 'post')
  if (type !== 'post') return withheld(type === 'page' ? 'page' : 'type', `is a ${type}, no post`)
  const visibility = textIn(post.visibility) ?? 'public'
  if (visibility !== 'public') return withheld('members', `is for "${visibility}" only`)
  if (meta.email_only === true || meta.email_only === 1) return withheld('email', 'was sent by e-mail only')
  switch (textIn(post.status)) {
    case 'published':
      return 'published'
    case 'scheduled':
      // Without its time it would be out at once.
      return textIn(post.published_at) ? 'published' : 'draft'
    case 'draft':
      return 'draft'
    case 'sent':
      return withheld('email', 'was sent by e-mail only')
    default:
      return withheld('status', `has the status "${textIn(post.status) ?? ''}"`)
  }
}

function withheld(reason: string, detail: string): Withheld {
  return { reason, detail }
}

/** Ghost has tags only; tools that moved a site to it tell by their addresses which of them were categories. */
function labelsOf(post: Json, id: string, { tags, tagsOfPost }: Context) {
  const own: Json[] = objectsIn(post.tags).map((tag) => (isJson(tag.data) ? { url: tag.url, ...tag.data } : tag))
  const labels = own.length > 0 ? own : objectsIn((tagsOfPost.get(id) ?? []).map((tag) => tags.get(tag)))
  const shown = labels.filter((tag) => tag.visibility !== 'internal' && !textIn(tag.name)?.startsWith('#'))
  const names = (some: Json[]) => some.flatMap(({ name }) => textIn(name) ?? [])
  const isCategory = ({ url }: Json) => textIn(url)?.includes('/category/') === true
  return { categories: names(shown.filter(isCategory)), tags: names(shown.filter((tag) => !isCategory(tag))) }
}

function authorOf(post: Json, id: string, { users, authorsOfPost }: Context): string | undefined {
  const [one, several] = [post.author, objectsIn(post.authors)]
  const written = [...several, ...(isJson(one) ? [one] : [])]
  const own: Json[] = written.map((author) => (isJson(author.data) ? author.data : author))
  const ids = authorsOfPost.get(id) ?? [textIn(post.author_id) ?? textIn(one) ?? '']
  const authors = own.length > 0 ? own : objectsIn(ids.map((author) => users.get(author)))
  return authors.flatMap(({ name }) => textIn(name) ?? []).join(', ') || undefined
}

/** Where a post was, in the folder that its site may have had for itself. */
function pathOf(slug: string, published: string | undefined, { permalinks, url }: Context): string {
  const time = parseDate(published ?? '')
  const [year = '', month = '', day = ''] = time === undefined ? [] : new Date(time).toISOString().split(/[-T]/)
  const path = permalinks.replace(':year', year).replace(':month', month).replace(':day', day).replace(':slug', slug)
  return (URL.parse(url ?? '')?.pathname ?? '').replace(/\/+$/, '') + path
}
