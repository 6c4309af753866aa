import type {
  Article,
  ArticleList,
  CategoryList,
  ListedCard,
  MoreList,
  TagDetail,
  TagList,
} from '../../worker/contract.ts'
import { ask, type Patience } from './ask.ts'
import { type CardField, type ListQuery, type MoreQuery, spellQuery, type TagQuery } from './query.ts'

export type * from '../../worker/contract.ts'
export type { Patience } from './ask.ts'
export { NewsclipProblem } from './newsclip-problem.ts'
export type { CardField, ListQuery, MoreQuery, TagQuery } from './query.ts'

/** A page of articles, cut down to the parts that were asked for. */
export interface PartsList<Field extends CardField> extends Omit<ArticleList, 'articles'> {
  articles: Pick<ListedCard, Field>[]
}

/** Names the parts of a card that are wanted; only those are answered. */
export interface Parts<Field extends CardField> {
  fields: readonly Field[]
}

/** What a single request may have of its own. */
export interface Asking {
  /** Ends the request, and the wait for another try, at once. */
  signal?: AbortSignal | undefined
}

/**
 * The reading side of a site's API. Whatever goes wrong rejects: what the site has against the request as a
 * `NewsclipProblem`, an end by the signal with its reason, a broken connection or a timeout as `fetch` tells it.
 */
export interface Newsclip {
  /** A page of articles. */
  list(query?: ListQuery, asking?: Asking): Promise<ArticleList>
  list<Field extends CardField>(query: ListQuery & Parts<Field>, asking?: Asking): Promise<PartsList<Field>>
  /** All pages from the one on that the query names, each asked for when it is wanted. */
  pages(query?: ListQuery, asking?: Asking): AsyncGenerator<ArticleList, void>
  pages<Field extends CardField>(
    query: ListQuery & Parts<Field>,
    asking?: Asking,
  ): AsyncGenerator<PartsList<Field>, void>
  /** All articles, one after the other; `limit` says how many are asked for at a time. */
  articles(query?: ListQuery, asking?: Asking): AsyncGenerator<ListedCard, void>
  articles<Field extends CardField>(
    query: ListQuery & Parts<Field>,
    asking?: Asking,
  ): AsyncGenerator<Pick<ListedCard, Field>, void>
  /** A whole article. */
  article(slug: string, asking?: Asking): Promise<Article>
  /** What to read after an article. */
  more(slug: string, query?: MoreQuery, asking?: Asking): Promise<MoreList>
  /** A page of tags. */
  tags(query?: TagQuery, asking?: Asking): Promise<TagList>
  /** A tag, its other names, and the tags that occur together with it. */
  tag(slug: string, asking?: Asking): Promise<TagDetail>
  /** All categories. */
  categories(asking?: Asking): Promise<CategoryList>
}

/**
 * A client of the site at an address such as `https://news.example`. What may pass (a broken connection, a timeout, 429,
 * 5xx) is tried again, after as long as the site asks for.
 */
export function newsclip(site: string, patience: Patience = {}): Newsclip {
  const find = <Answer>(path: string, query: object = {}, asking: Asking = {}) =>
    ask<Answer>(`${site.replace(/\/+$/, '')}/api/v1/${path}${spellQuery(query)}`, { ...patience, ...asking })

  const list = (query?: ListQuery, asking?: Asking) => find<ArticleList>('articles', query, asking)

  async function* pages(query?: ListQuery, asking?: Asking) {
    for (let cursor = query?.cursor; ; ) {
      const page = await list({ ...query, cursor }, asking)
      yield page
      if (page.next === null) return
      cursor = page.next
    }
  }

  async function* articles(query?: ListQuery, asking?: Asking) {
    for await (const page of pages(query, asking)) yield* page.articles
  }

  const client = {
    list,
    pages,
    articles,
    article: (slug: string, asking?: Asking) => find(`articles/${encodeURIComponent(slug)}`, {}, asking),
    more: (slug: string, query?: MoreQuery, asking?: Asking) =>
      find(`articles/${encodeURIComponent(slug)}/more`, query, asking),
    tags: (query?: TagQuery, asking?: Asking) => find('tags', query, asking),
    tag: (slug: string, asking?: Asking) => find(`tags/${encodeURIComponent(slug)}`, {}, asking),
    categories: (asking?: Asking) => find('categories', {}, asking),
  }
  return client as Newsclip
}
