import type { Context } from 'hono'
import type { ArticleList } from '../contract.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { presentCards } from '../domain/present.ts'
import type { Question } from '../domain/question.ts'
import { type Parts, partsOf, spellParts, type Wanted } from '../domain/spelling.ts'
import { listKindOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { canonicalLink } from '../http/links.ts'
import type { Query } from '../http/query.ts'
import { type FoundList, findList } from './find-list.ts'

/** How many articles a feed on somebody's page has when it does not say: as many as the element (widget/settings.ts). */
export const feedLimit = 6

export interface Feed extends Pick<FoundList, 'asked' | 'headers'> {
  /** As the API answers it, with words in the site's language where none was asked for. */
  list: ArticleList & Required<Pick<ArticleList, 'words'>>
}

/**
 * The list for somebody else's page that the request asks for. `query` is what is left of the address's without its other
 * parameters, which are `beside`.
 *
 * @throws ProblemError that names the parameter which cannot be understood; MovedError where a tag is another's synonym.
 */
export async function findFeed(c: Context<App>, query: Query, beside: Parts = {}): Promise<Feed> {
  const { site } = c.var
  const spell = (question: Question, wanted: Wanted) =>
    site.url + c.req.path + spellParts({ ...partsOf(question, wanted, feedLimit), ...beside })
  const place = { spell, lifetime: 'embedded' } as const
  const { asked, title, cards, next, prev, headers } = await findList(c, { limit: [`${feedLimit}`], ...query }, place)
  const locale = asked.locale ?? resolveLocale(site.locale, site.locale)
  const words = writeListWords(locale, { kind: listKindOf(asked.question), title, articleCount: cards.length })
  return {
    asked,
    list: { title, articles: presentCards(cards, site, locale), next, prev, words },
    headers: { ...headers, Link: canonicalLink(spell(asked.question, asked)) },
  }
}
