import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { Question } from '../domain/question.ts'
import type { Word } from '../domain/words.ts'
import { everyToken, tokenOf } from './tokens.ts'
import { queryTokens } from './unspaced.ts'

/**
 * The question as an FTS5 expression. It is built from slugs and words only, each quoted, so that nothing a caller
 * typed is read as syntax (https://www.sqlite.org/fts5.html#full_text_query_syntax).
 */
export function writeMatch(question: Question): string {
  const { category, all, any, none, source, author, language, words } = question
  const wanted = [
    ...(category ? [`category : ${token(category)}`] : []),
    ...all.map((slug) => `tags : ${token(slug)}`),
    ...(any.length ? [`tags : (${anyOf(any)})`] : []),
    ...(source ? [`source : ${token(source)}`] : []),
    ...(author ? [`author : ${token(author)}`] : []),
    ...(language ? [`language : ${token(language)}`] : []),
    ...words.map((word) => `{title summary body} : ${phrase(word)}`),
  ]
  const present = wanted.length ? wanted.join(' AND ') : `category : ${quoted(everyToken)}`
  return none.length ? `(${present}) NOT tags : (${anyOf(none)})` : present
}

/** The same for "its category", when only an article's slug is known: read in the query, to save a round trip. */
export function sameCategoryMatch(slug: string): SQL {
  return sql`(SELECT 'category : "' || replace(category_slug, '-', char(57344)) || '"' FROM articles WHERE slug = ${slug})`
}

function anyOf(slugs: string[]): string {
  return slugs.map(token).join(' OR ')
}

function token(name: string): string {
  return quoted(tokenOf(name))
}

function phrase(word: Word): string {
  const { text, prefix } = queryTokens(word.text)
  return quoted(text) + (word.prefix || prefix ? ' *' : '')
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
