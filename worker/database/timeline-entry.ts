import type { Article } from '../domain/article.ts'
import { domainOf } from '../domain/domain-of.ts'
import { foldCase } from '../domain/fold.ts'
import { tokensSql, unsignedLanguageTokens, unsignedToken } from './tokens.ts'
import { indexTokens } from './unspaced.ts'

/** What the timeline knows of an article. */
export type Indexed = Pick<
  Article,
  'title' | 'summary' | 'body' | 'category' | 'tags' | 'source' | 'author' | 'language'
>

/**
 * Body and tokens of an article, in the order in which `insertEntries` reads them. What the database can make of the
 * article itself is null: most texts are indexed as they are.
 */
export function entryOf(
  { title, summary, body: { html, text }, tags, source, author, language }: Indexed,
  position: number,
) {
  const unlessSame = (tokens: string, same: string) => (tokens === same ? null : tokens)
  return [
    position,
    html,
    text,
    unlessSame(indexTokens(title), title),
    unlessSame(indexTokens(summary), summary),
    unlessSame(indexTokens(text), text),
    tags.map((tag) => tag.slug).join(' '),
    source ? unsignedToken(domainOf(source.url) ?? '') : '',
    author ? unsignedToken(foldCase(author)) : '',
    unlessSame(unsignedLanguageTokens(language), language),
  ]
}

/** Puts bodies and tokens, as `entryOf` makes them, on the timeline. Their articles must be there. */
export const insertEntries = `
  INSERT INTO timeline (rowid, html, text, title, summary, body, category, tags, source, author, language)
    SELECT position, value ->> 1, value ->> 2, coalesce(value ->> 3, title), coalesce(value ->> 4, summary),
      coalesce(value ->> 5, value ->> 2), ${tokensSql('category_slug')} || ' ' || char(0xe001), ${tokensSql('value ->> 6')},
      ${tokensSql('value ->> 7')}, ${tokensSql('value ->> 8')}, ${tokensSql('coalesce(value ->> 9, language)')}
    FROM jsonb_each(?1) JOIN articles ON position = value ->> 0`
