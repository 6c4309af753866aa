import type { Context } from 'hono'
import { findLabels } from '../database/labels.ts'
import { type ListedArticles, listArticles } from '../database/list-articles.ts'
import { pageUrlOf } from '../domain/addresses.ts'
import { type Page, pageOf, stretchFor } from '../domain/page.ts'
import { type Question, underOwnTags } from '../domain/question.ts'
import { mayBeKnown, titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { freshHeaders, type Lifetime, labelCacheTag, listCacheTags } from '../http/caching.ts'
import { type Places, placeLinks, placesOf, type Spell } from '../http/links.ts'
import { MovedError } from '../http/moved.ts'
import type { Query } from '../http/query.ts'
import { type AskedPage, type ListParameters, readQuestion } from '../http/question.ts'

/** What every format of a list is made of. */
export interface FoundList extends Page, Partial<Pick<ListedArticles, 'tags'>>, Pick<ListedArticles, 'read'> {
  asked: AskedPage
  /** What it is a list of, in words. */
  title: string
  /** The page that shows readers the same, as nearly as there is one. */
  pageUrl: string
  places: Places
  /** The hub that is told of what is new in it, where one is. */
  hub?: string | undefined
  /** How it may be cached, when it last changed, where its neighbours are. */
  headers: Record<string, string>
}

/** Where a list is answered, and for whom. */
export interface ListPlace {
  spell: Spell
  lifetime: Lifetime
  /** What its query reads; all that a list may be asked when absent. */
  parameters?: ListParameters
  /** What its address asks by itself, where the query does not. */
  question?: Question
  /** Whether the cards come with bodies; when absent, if `fields` names them, or the matches that are marked in them. */
  whole?: boolean
}

/**
 * The list that the request asks for: one round trip.
 *
 * @throws ProblemError that names the parameter which cannot be understood; MovedError where a tag is another's synonym.
 */
export async function findList(c: Context<App>, query: Query, place: ListPlace): Promise<FoundList> {
  const { db, site, now, horizon } = c.var
  const { spell, lifetime, parameters } = place
  const read = readQuestion(query, site.locale, parameters)
  const asked = { ...read, question: place.question ?? read.question }
  const { question, cursor, limit, facets, fields } = asked
  const stretch = stretchFor(question, cursor, limit, horizon)
  const found = await listArticles(db, question, stretch, horizon, {
    withBodies:
      place.whole ?? (fields.includes('body') || (question.words.length > 0 && fields.includes('highlights'))),
    tagLimit: facets,
  })
  const { tags, synonyms, freshness } = found
  if (synonyms.size) {
    throw new MovedError(
      spell(underOwnTags(question, synonyms), asked),
      [...synonyms.keys()].map((slug) => labelCacheTag('tag', slug)),
    )
  }
  const known = found.cards.length === 0 && mayBeKnown(question) ? await findLabels(db, question) : {}
  const page = pageOf(found, question, cursor, limit)
  const places = placesOf(spell, asked, page)
  return {
    ...page,
    read: found.read,
    asked,
    tags,
    title: titleOf(question, found.cards, site, known),
    pageUrl: pageUrlOf(question, site),
    places,
    headers: {
      ...freshHeaders(lifetime, freshness, now),
      'Cache-Tag': listCacheTags(question).join(),
      Link: placeLinks(places),
    },
  }
}
