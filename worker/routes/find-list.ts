import type { Context } from 'hono'
import { type ListedArticles, listArticles } from '../database/list-articles.ts'
import { type Page, pageOf, stretchFor } from '../domain/page.ts'
import { underOwnTags } from '../domain/question.ts'
import { spellQuestion } from '../domain/spelling.ts'
import { titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { freshHeaders, labelCacheTag, listCacheTags } from '../http/caching.ts'
import { listLinks } from '../http/links.ts'
import { MovedError } from '../http/moved.ts'
import type { Query } from '../http/query.ts'
import { type AskedPage, defaultLimit, readQuestion } from '../http/question.ts'

/** What every format of a list is made of. */
export interface FoundList extends Page, Pick<ListedArticles, 'tags'> {
  asked: AskedPage
  /** What it is a list of, in words. */
  title: string
  /** How it may be cached, when it last changed, where its neighbours are. */
  headers: Record<string, string>
}

/**
 * The list that the request asks for: one round trip.
 *
 * @throws ProblemError that names the parameter which cannot be understood; MovedError where a tag is another's synonym.
 */
export async function findList(c: Context<App>, query: Query = c.req.queries()): Promise<FoundList> {
  const { db, site, now, horizon } = c.var
  const asked = readQuestion(query, site.locale)
  const { question, cursor, limit, facets } = asked
  const stretch = stretchFor(question, cursor, limit, horizon)
  const { cards, tags, synonyms, freshness } = await listArticles(db, question, stretch, horizon, facets)
  const address = `${site.url}${c.req.path}`
  if (synonyms.size) {
    const moved = address + spellQuestion(underOwnTags(question, synonyms), asked, defaultLimit)
    throw new MovedError(
      moved,
      [...synonyms.keys()].map((slug) => labelCacheTag('tag', slug)),
    )
  }
  const page = pageOf(cards, question, cursor, limit)
  return {
    ...page,
    asked,
    tags,
    title: titleOf(question, cards, site),
    headers: {
      ...freshHeaders('timeline', freshness, now),
      'Cache-Tag': listCacheTags(question).join(),
      Link: listLinks(address, asked, page),
    },
  }
}
