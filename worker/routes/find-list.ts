import type { Context } from 'hono'
import { type ListedArticles, listArticles } from '../database/list-articles.ts'
import { type Page, pageOf, stretchFor } from '../domain/page.ts'
import { type Question, underOwnTags } from '../domain/question.ts'
import { spellQuestion, type Wanted } from '../domain/spelling.ts'
import { titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { freshHeaders, type Lifetime, labelCacheTag, listCacheTags } from '../http/caching.ts'
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

/** Where a list is answered, and for whom. */
export interface ListPlace {
  /** The one address, absolute, of a piece of a list. */
  spell: (question: Question, wanted: Wanted) => string
  lifetime: Lifetime
}

/**
 * The list that the request asks for: one round trip. Where nothing else is said, the request's own path is its place.
 *
 * @throws ProblemError that names the parameter which cannot be understood; MovedError where a tag is another's synonym.
 */
export async function findList(
  c: Context<App>,
  query: Query = c.req.queries(),
  { spell, lifetime }: ListPlace = ownPlace(c),
): Promise<FoundList> {
  const { db, site, now, horizon } = c.var
  const asked = readQuestion(query, site.locale)
  const { question, cursor, limit, facets, fields } = asked
  const stretch = stretchFor(question, cursor, limit, horizon)
  const { cards, tags, synonyms, freshness } = await listArticles(db, question, stretch, horizon, {
    withBodies: fields.includes('body'),
    tagLimit: facets,
  })
  if (synonyms.size) {
    throw new MovedError(
      spell(underOwnTags(question, synonyms), asked),
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
      ...freshHeaders(lifetime, freshness, now),
      'Cache-Tag': listCacheTags(question).join(),
      Link: listLinks(spell, asked, page),
    },
  }
}

function ownPlace(c: Context<App>): ListPlace {
  const address = c.var.site.url + c.req.path
  return {
    spell: (question, wanted) => address + spellQuestion(question, wanted, defaultLimit),
    lifetime: 'timeline',
  }
}
