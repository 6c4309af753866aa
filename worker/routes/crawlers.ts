import { type Context, Hono } from 'hono'
import { countParts, listLabelSlugs, listNewest, listPart } from '../database/sitemaps.ts'
import { articleUrl, categoryUrl, homeUrl, tagUrl } from '../domain/addresses.ts'
import { firstPositionAt } from '../domain/position.ts'
import { presentCards } from '../domain/present.ts'
import type { App } from '../env.ts'
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from '../feeds/write-sitemap.ts'
import { cachePolicies } from '../http/caching.ts'
import { ProblemError } from '../http/problems.ts'

/** Far below the ten thousand that we may: a part is made within the processor time of the free plan. */
const articlesAPart = 2000
const tagsMapped = 5000

const newsDays = 2
const newsLimit = 1000
const dayMs = 86_400_000

/** What is there for those who read sites by the whole. */
export const crawlers = new Hono<App>()
  .get('/robots.txt', (c) => {
    const { url } = c.var.site
    const lines = [
      'User-agent: *',
      // Endless spaces of addresses, all of which lead to articles that the sitemaps name.
      'Disallow: /search?',
      'Disallow: /share/mastodon',
      'Disallow: /docs/try/',
      '',
      `Sitemap: ${url}/sitemap.xml`,
      `Sitemap: ${url}/sitemap-news.xml`,
    ]
    return c.text(`${lines.join('\n')}\n`, 200, { 'Cache-Control': cachePolicies.documentation })
  })
  .get('/sitemap.xml', async (c) => {
    const { db, site } = c.var
    const parts = await countParts(db, articlesAPart)
    const urls = Array.from({ length: parts }, (_, index) => `${site.url}/sitemaps/articles-${index + 1}.xml`)
    return answerXml(c, writeSitemapIndex([`${site.url}/sitemaps/pages.xml`, ...urls]), cachePolicies.map)
  })
  .get('/sitemaps/pages.xml', async (c) => {
    const { db, site } = c.var
    const { categories, tags } = await listLabelSlugs(db, tagsMapped)
    const urls = [
      homeUrl(site),
      ...['about', 'feeds', 'docs'].map((name) => `${site.url}/${name}`),
      ...categories.map((slug) => categoryUrl(site, slug)),
      ...tags.map((slug) => tagUrl(site, slug)),
    ]
    return answerXml(c, writeSitemap(urls.map((url) => ({ url }))), cachePolicies.map)
  })
  .get('/sitemaps/:part{articles-[1-9][0-9]{0,6}\\.xml}', async (c) => {
    const { db, site, horizon } = c.var
    const part = Number(/\d+/.exec(c.req.param('part'))?.[0])
    const mapped = await listPart(db, part, articlesAPart, horizon)
    if (mapped.length === 0) throw new ProblemError('address-not-found', 'The sitemap has no such part.')
    const pages = mapped.map(({ slug, publishedAt, updatedAt }) => ({
      url: articleUrl(site, slug),
      changedAt: updatedAt ?? publishedAt,
    }))
    return answerXml(c, writeSitemap(pages), cachePolicies.map)
  })
  .get('/sitemap-news.xml', async (c) => {
    const { db, site, now, horizon } = c.var
    const cards = await listNewest(db, firstPositionAt(now - newsDays * dayMs), horizon, newsLimit)
    // What was paid for is no news.
    const news = cards.filter((card) => !card.sponsored)
    return answerXml(c, writeNewsSitemap(site, presentCards(news, site)), cachePolicies.newsMap)
  })

function answerXml(c: Context<App>, xml: string, policy: string) {
  return c.body(xml, 200, { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': policy })
}
