import { type Context, Hono } from 'hono'
import { listPage } from '../database/list-page.ts'
import { commonTags } from '../domain/common-tags.ts'
import { presentListed } from '../domain/listed.ts'
import { pageOf, stretchFor } from '../domain/page.ts'
import { presentTagLabels } from '../domain/present.ts'
import { underOwnTags } from '../domain/question.ts'
import { spellParts } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { freshHeaders, labelCacheTag, listCacheTags, navigationCacheTag } from '../http/caching.ts'
import { MovedError } from '../http/moved.ts'
import { readSearchForm, type SearchForm } from '../http/search-form.ts'
import { renderSearchPage } from '../pages/search.ts'
import { filledText, languageOf } from '../pages/words.ts'
import { answerPage } from './answer-page.ts'

const resultsAPage = 12
const tagsShown = 10

/** Search as readers know it: one field, and the filters of the API as a plain form. */
export const search = new Hono<App>().get('/', (c) => answerSearch(c))

async function answerSearch(c: Context<App>): Promise<Response> {
  const { db, site, now, horizon } = c.var
  const form = readSearchForm((name) => c.req.query(name))
  const { given, question, cursor, wrong } = form
  const refused = Object.keys(wrong).length > 0
  const asked = !refused && Object.keys(given).length > 0
  // The navigation is wanted in any case, and an unasked question costs a card.
  const stretch = stretchFor(question, cursor, asked ? resultsAPage : 0, horizon)
  const found = await listPage(db, question, stretch, horizon, true)
  if (asked && found.synonyms.size) {
    const own = underOwnTags(question, found.synonyms)
    throw new MovedError(
      addressOf(form, site.url, { all: own.all.join(), none: own.none.join() }),
      [...found.synonyms.keys()].map((slug) => labelCacheTag('tag', slug)),
    )
  }
  const { cards, next, prev } = pageOf(found, question, cursor, resultsAPage)
  const at = (place: string | null) => place && addressOf(form, site.url, { cursor: place })
  const says = languageOf(site).pages
  const page = renderSearchPage(
    {
      site,
      categories: found.categories,
      words: given.q ?? '',
      canonical: addressOf(form, site.url),
      // The form may be found by its name; what it finds is named by the sitemaps.
      unlisted: asked || refused,
      title: given.q ? `“${given.q}”` : says.frame.search,
      description: filledText(says.search.ofSite, { name: site.name }),
    },
    {
      form,
      asked,
      results: presentListed(cards, site, { words: question.words, fields: [], locale: undefined }),
      narrower: presentTagLabels(commonTags(cards, tagsShown, [...question.all, ...question.none]), site).map(
        (tag) => ({
          ...tag,
          url: addressOf(form, site.url, { all: [...question.all, tag.slug].join() }),
        }),
      ),
      pager: { first: !cursor, newestUrl: addressOf(form, site.url), newerUrl: at(prev), olderUrl: at(next) },
    },
  )
  const headers = {
    ...freshHeaders('timeline', found.freshness, now),
    'Cache-Tag': [...listCacheTags(question), navigationCacheTag].join(),
  }
  return answerPage(c, page, headers, refused ? 400 : 200)
}

/** The address of these results, with some parameters otherwise. */
function addressOf({ given }: SearchForm, siteUrl: string, otherwise: Record<string, string> = {}): string {
  return `${siteUrl}/search${spellParts({ ...given, ...otherwise })}`
}
