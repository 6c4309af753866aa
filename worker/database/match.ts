import { foldCase } from '../domain/fold.ts'
import type { Question } from '../domain/question.ts'
import type { Word } from '../domain/words.ts'
import { everyToken, neverToken, tokenOf } from './tokens.ts'
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
    ...(author ? [`author : ${token(foldCase(author))}`] : []),
    ...(language ? [`language : ${token(language)}`] : []),
    ...words.map((word) => `{title summary body} : ${phrase(word)}`),
  ]
  const present = wanted.length ? wanted.join(' AND ') : `category : ${quoted(everyToken)}`
  return none.length ? `(${present}) NOT tags : (${anyOf(none)})` : present
}

/**
 * What is of an article's category, what else has one of its tags, and everything else, when only its slug is known, by the
 * name of the parameter that it is bound to: the expressions are put together inside the query, which saves a round trip.
 * The replaced hyphen is that of `tokenOf`.
 */
export function moreMatches(slug: string) {
  const ofArticle = (expression: string) => orNothing(`SELECT ${expression} FROM articles WHERE slug = ${slug}`)
  const category = categoryMatchOf('category_slug')
  const tags = `(SELECT 'tags : (' || group_concat('"' || replace(tag.value ->> 'slug', '-', char(57344)) || '"', ' OR ') || ')'
    FROM json_each(tags) tag)`
  const everything = `'category : ${quoted(everyToken)}'`
  return {
    ofCategory: ofArticle(category),
    withTag: ofArticle(`${tags} || ' NOT ' || ${category}`),
    rest: ofArticle(`${everything} || ' NOT (' || ${category} || coalesce(' OR ' || ${tags}, '') || ')'`),
  }
}

/** What is of the category whose slug a column holds. */
export function categoryMatchOf(column: string): string {
  return `'category : "' || replace(${column}, '-', char(57344)) || '"'`
}

/** No article, no tags: FTS5 takes an absent expression for a broken one, so it is given a word that nobody has. */
function orNothing(expression: string): string {
  return `coalesce((${expression}), '${quoted(neverToken)}')`
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
