import type { Article } from '../domain/article.ts'
import { everyToken, languageTokens, tokenOf } from './tokens.ts'
import { indexTokens } from './unspaced.ts'

/** What the timeline knows of an article. */
export type Indexed = Pick<
  Article,
  'title' | 'summary' | 'body' | 'category' | 'tags' | 'source' | 'author' | 'language'
>

/** Body and tokens of an article; the names are those that `insertEntries` reads. */
export function entryOf(article: Indexed, position: number) {
  const { html, text } = article.body
  const bodyTokens = indexTokens(text)
  return {
    position,
    html,
    text,
    title: indexTokens(article.title),
    summary: indexTokens(article.summary),
    // Most bodies are indexed as they are; sending them twice would halve what fits into a parameter.
    ...(bodyTokens === text ? {} : { body: bodyTokens }),
    category: `${tokenOf(article.category.slug)} ${everyToken}`,
    tags: article.tags.map((tag) => tokenOf(tag.slug)).join(' '),
    source: article.source ? tokenOf(new URL(article.source.url).hostname.replace(/^www\./, '')) : '',
    author: article.author ? tokenOf(article.author) : '',
    language: languageTokens(article.language),
  }
}
