import { type Context, Hono } from 'hono'
import type { HeadingLevel } from '../../widget/heading.ts'
import { shownPieces } from '../../widget/layouts.ts'
import { findArticle } from '../database/find-article.ts'
import { articleFrameUrl } from '../domain/addresses.ts'
import { listPageUrl } from '../domain/list-page.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { presentCards } from '../domain/present.ts'
import { spellParts } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { articleCacheTag, freshHeaders } from '../http/caching.ts'
import { framePolicy } from '../http/frame-policy.ts'
import { canonicalLink } from '../http/links.ts'
import { type Look, lookParameters, readLook } from '../http/look.ts'
import { articleFrameParameters } from '../http/parameters.ts'
import { queryOf, readQuery, refuseUnknown } from '../http/query.ts'
import { feedParameters } from '../http/question.ts'
import { framePartsOf, renderFragment, renderFrame } from '../pages/embed.ts'
import type { FeedBox } from '../pages/feed-box.ts'
import { articleGone } from './article-gone.ts'
import { findFeed } from './find-feed.ts'

/** Lists and articles for pages of others, rendered here: in a frame, or to be put in by the page's server. */
export const embed = new Hono<App>()
  .get('/feed', async (c) => {
    const { box, look, headers } = await findBox(c, '_top')
    return answerFrame(c, box, look, headers)
  })
  .get('/feed.html', async (c) => {
    const { box, look, url, headers } = await findBox(c, '_self')
    return c.html(renderFragment(box, look.properties, url), 200, headers)
  })
  .get('/article/:slug', async (c) => {
    const { db, site, now, horizon } = c.var
    const slug = c.req.param('slug')
    refuseUnknown(queryOf(c.req), Object.keys({ ...articleFrameParameters.entries, ...lookParameters.entries }))
    const { look, spelled, rest } = readLook(queryOf(c.req))
    const { locale: wished } = readQuery(articleFrameParameters, rest)
    const { article, freshness } = await findArticle(db, slug, horizon)
    if (!article) throw await articleGone(c, slug)
    const locale = resolveLocale(wished ?? site.locale, site.locale)
    const words = writeListWords(locale, { kind: 'site', title: site.name, articleCount: 1 })
    const canonical = articleFrameUrl(site, slug) + spellParts({ ...spelled, locale: wished && locale })
    return answerFrame(
      c,
      {
        ...boxOf(look, undefined, '_top'),
        show: shownPieces('hero', { category: undefined, show: ['summary', ...look.show], hide: look.hide }),
        layout: 'hero',
        title: site.name,
        heading: look.heading ?? site.name,
        articles: presentCards([article], site, locale),
        words,
        moreUrl: offersMore(look) ? `${site.url}/` : undefined,
      },
      // It stands alone: nothing beside it has to be of its height.
      { ...look, properties: [['--newsclip-headline-lines', '4'], ...look.properties] },
      {
        ...freshHeaders('embedded', freshness, now),
        'Cache-Tag': articleCacheTag(article.id),
        Link: canonicalLink(canonical),
      },
    )
  })

/** The list that the request asks for, as it is to look; links open in `target` unless the address says where. */
async function findBox(c: Context<App>, target: string) {
  refuseUnknown(queryOf(c.req), Object.keys({ ...feedParameters.entries, ...lookParameters.entries }))
  const { look, spelled, rest } = readLook(queryOf(c.req))
  const { asked, list, headers } = await findFeed(c, rest, spelled)
  const { title, articles, words } = list
  const pageUrl = listPageUrl(c.var.site, asked.question)
  const box: FeedBox = {
    ...boxOf(look, asked.question.category, target),
    title,
    heading: look.heading ?? words.heading,
    articles,
    words,
    // A question that nothing answers may name a category that was never there.
    moreUrl: offersMore(look) && articles.length ? pageUrl : undefined,
  }
  return { box, look, url: pageUrl ?? `${c.var.site.url}/`, headers }
}

function boxOf(look: Look, category: string | undefined, target: string) {
  const { layout, theme, show, hide, utm } = look
  return {
    layout,
    theme,
    utm,
    show: shownPieces(layout, { category, show, hide }),
    headingLevel: Number(look['heading-level']) as HeadingLevel,
    target: look.target ?? target,
  }
}

function offersMore({ more, hide }: Look): boolean {
  return more === 'link' && !hide.includes('more')
}

async function answerFrame(c: Context<App>, box: FeedBox, { properties }: Look, headers: Record<string, string>) {
  const parts = framePartsOf(properties)
  return c.html(renderFrame(box, parts), 200, { ...headers, 'Content-Security-Policy': await framePolicy(parts) })
}
