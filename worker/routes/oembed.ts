import { type Context, Hono } from 'hono'
import { shownPieces } from '../../widget/layouts.ts'
import { findArticle } from '../database/find-article.ts'
import { listPage } from '../database/list-page.ts'
import { findWhereabouts } from '../database/moved.ts'
import { articleFrameUrl, feedFrameUrl } from '../domain/addresses.ts'
import type { Card } from '../domain/article.ts'
import { isPadded } from '../domain/card-room.ts'
import { parseEmbeddable } from '../domain/embeddable.ts'
import { articleFrameSize, type FrameLimits, feedFrameSize } from '../domain/frame-size.ts'
import { stretchFor } from '../domain/page.ts'
import { type Question, underOwnTags } from '../domain/question.ts'
import { type Parts, partsOf, spellParts } from '../domain/spelling.ts'
import { titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { articleCacheTag, freshHeaders, listCacheTags } from '../http/caching.ts'
import { readLook } from '../http/look.ts'
import { readOembed } from '../http/oembed-parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf } from '../http/query.ts'
import { readQuestion } from '../http/question.ts'
import { type Oembed, renderFrameTag, writeOembedXml } from '../pages/oembed.ts'
import { feedLimit } from './find-feed.ts'

/** A day. */
const cacheAge = 86_400

/** How a page of the site looks in a frame: few enough to be seen at once. */
const pageLook = { layout: 'list', limit: 4 } as const

/** What the frame of an address is: its source, and all that consumers want to know of it. */
interface Framed {
  src: string
  title: string
  author?: string | null
  size: { width: number; height: number }
  image: Card['image'] | undefined
  headers: Record<string, string>
}

/** The frame of any address of ours, for publishing systems into which people paste links (oembed.com). */
export const oembed = new Hono<App>().get('/', async (c) => {
  const { site } = c.var
  const { url, format, limits } = readOembed(queryOf(c.req))
  const target = parseEmbeddable(url, site)
  if (!target) throw nothingAt(url)
  const framed =
    target.kind === 'article'
      ? await frameArticle(c, target.slug, url, limits)
      : target.kind === 'page'
        ? await framePage(c, target.question, url, limits)
        : await frameFrame(c, target.query, limits)
  const answer: Oembed = {
    version: '1.0',
    type: 'rich',
    title: framed.title,
    ...(framed.author ? { author_name: framed.author } : {}),
    provider_name: site.name,
    provider_url: `${site.url}/`,
    cache_age: cacheAge,
    ...thumbnail(framed.image, limits),
    ...framed.size,
    html: renderFrameTag(framed.src, framed.title, framed.size),
  }
  return format === 'json'
    ? c.json(answer, 200, framed.headers)
    : c.body(writeOembedXml(answer), 200, { ...framed.headers, 'Content-Type': 'text/xml; charset=utf-8' })
})

async function frameArticle(c: Context<App>, wanted: string, url: string, limits: FrameLimits): Promise<Framed> {
  const { db, site, now, horizon } = c.var
  const found = await findArticle(db, wanted, horizon)
  if (!found.article) {
    const { movedTo } = await findWhereabouts(db, wanted, horizon)
    if (!movedTo) throw nothingAt(url)
    return frameArticle(c, movedTo.slug, url, limits)
  }
  const { slug, title, author, image, id } = found.article
  return {
    src: articleFrameUrl(site, slug),
    title,
    author,
    size: articleFrameSize(limits),
    image,
    headers: { ...freshHeaders('kept', found.freshness, now), 'Cache-Tag': articleCacheTag(id) },
  }
}

async function framePage(c: Context<App>, question: Question, url: string, limits: FrameLimits): Promise<Framed> {
  const { layout, limit } = pageLook
  const { found, framed } = await frameList(c, question, limit)
  if (found.synonyms.size) return framePage(c, underOwnTags(question, found.synonyms), url, limits)
  if ((question.category && !found.category) || (question.all.length && !found.tag)) throw nothingAt(url)
  return {
    ...framed,
    src: feedFrameUrl(c.var.site) + spellParts({ ...spellFeed(question, limit), layout }),
    size: feedFrameSize(
      {
        layout,
        articleCount: limit,
        show: shownPieces(layout, { category: question.category, show: [], hide: [] }),
        properties: [],
        padded: false,
      },
      limits,
    ),
  }
}

async function frameFrame(c: Context<App>, params: URLSearchParams, limits: FrameLimits): Promise<Framed> {
  const { site } = c.var
  const query = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]))
  const { look, spelled, rest } = readLook(query)
  const { question, limit, locale } = readQuestion({ limit: [`${feedLimit}`], ...rest }, site.locale)
  const { framed } = await frameList(c, question, limit)
  return {
    ...framed,
    src: feedFrameUrl(site) + spellParts({ ...spellFeed(question, limit, locale), ...spelled }),
    size: feedFrameSize(
      {
        layout: look.layout,
        articleCount: limit,
        show: shownPieces(look.layout, { ...look, category: question.category }),
        properties: look.properties,
        padded: isPadded(look),
      },
      limits,
    ),
  }
}

async function frameList(c: Context<App>, question: Question, limit: number) {
  const { db, site, now, horizon } = c.var
  const found = await listPage(db, question, stretchFor(question, undefined, limit, horizon), horizon)
  const framed = {
    title: titleOf(question, found.cards, site, found),
    image: found.cards.find(({ image }) => image?.width && image.height)?.image,
    headers: { ...freshHeaders('timeline', found.freshness, now), 'Cache-Tag': listCacheTags(question).join() },
  }
  return { found, framed }
}

function spellFeed(question: Question, limit: number, locale?: string): Parts {
  return partsOf(question, { limit, locale, cursor: undefined, fields: [], facets: 0 }, feedLimit)
}

/** A picture's size must be said, and must not be more than was asked for. */
function thumbnail(image: Card['image'] | undefined, { maxWidth, maxHeight }: FrameLimits) {
  if (!image?.width || !image.height) return {}
  if (image.width > (maxWidth ?? image.width) || image.height > (maxHeight ?? image.height)) return {}
  return { thumbnail_url: image.url, thumbnail_width: image.width, thumbnail_height: image.height }
}

function nothingAt(url: string): ProblemError {
  return new ProblemError('address-not-found', `Nothing at ${url} can be embedded.`, { parameter: 'url' })
}
