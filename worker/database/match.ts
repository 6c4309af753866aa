import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { Question } from '../domain/question.ts'
import type { Word } from '../domain/words.ts'
import { everyToken, tokenOf } from './tokens.ts'

/**
 * The question as an FTS5 expression. It is built from slugs and words only, each quoted, so that nothing a caller
 * typed is read as syntax (https://www.sqlite.org/fts5.html#full_text_query_syntax).
 */
export function writeMatch(question: Question): string {
  const wanted = [
    ...(question.category ? [`category : ${quoted(tokenOf(question.category))}`] : []),
    ...question.all.map((slug) => `tags : ${quoted(tokenOf(slug))}`),
    ...(question.any.length ? [`tags : (${anyOf(question.any)})`] : []),
    ...question.words.map((word) => `{title summary body} : ${phrase(word)}`),
  ]
  const present = wanted.length ? wanted.join(' AND ') : `category : ${quoted(everyToken)}`
  return question.none.length ? `(${present}) NOT tags : (${anyOf(question.none)})` : present
}

/** The same for "its category", when only an article's slug is known: read in the query, to save a round trip. */
export function sameCategoryMatch(slug: string): SQL {
  return sql`(SELECT 'category : "' || replace(category_slug, '-', char(57344)) || '"' FROM articles WHERE slug = ${slug})`
}

function anyOf(slugs: string[]): string {
  return slugs.map((slug) => quoted(tokenOf(slug))).join(' OR ')
}

function phrase(word: Word): string {
  return quoted(word.text) + (word.prefix ? ' *' : '')
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
