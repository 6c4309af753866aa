import { insertArticles } from './article-row.ts'
import { insertEntries } from './timeline-entry.ts'

/**
 * What a portion of articles is written from: JSON arrays, each the only parameter of the statements that name it. The
 * long ones are sent once. They are read with `jsonb_each`: of what `json_each` gives, every `->>` parses the text anew.
 */
export interface Portion {
  /** As `labelCountsOf` tells them. */
  categories: string
  tags: string
  pairs: string
  /** The kept articles that are replaced: their ids, and with `id` the `slug` that each gets. */
  ids: string
  replaced: string
  /** Of every article. */
  slugs: string
  /** Everything that a card shows, and whence it came. */
  articles: string
  /** Bodies and tokens, by position. */
  entries: string
}

/** A label keeps the name that it was first handed in under. */
const addCounts = 'ON CONFLICT DO UPDATE SET article_count = article_count + excluded.article_count'

/**
 * The statements that keep one portion of articles, in order. Their number does not grow with the articles. They compute
 * from what they write and from what the database holds at that moment, never from what was read before: another writer
 * may have been there in between.
 */
export const saveStatements: [keyof Portion, string][] = [
  // Labels first seen here, and how many articles there are more of each: known, and not to be read again for it.
  [
    'categories',
    `INSERT INTO categories (slug, name, article_count)
      SELECT value ->> 'slug', value ->> 'name', value ->> 'number' FROM json_each(?1) WHERE true
      ${addCounts}`,
  ],
  [
    'tags',
    `INSERT INTO tags (slug, name, article_count, sort_name)
      SELECT value ->> 'slug', value ->> 'name', value ->> 'number', value ->> 'sortName' FROM json_each(?1) WHERE true
      ${addCounts}`,
  ],
  [
    'pairs',
    `INSERT INTO category_tags (category_slug, tag_slug, article_count, sort_name)
      SELECT value ->> 'category', value ->> 'tag', value ->> 'number', ${sortNameOf("value ->> 'tag'")}
      FROM json_each(?1) WHERE true
      ${addCounts}`,
  ],

  // What is replaced leaves the counts and the timeline.
  ...countStatements('-', 1).map((sql): [keyof Portion, string] => ['ids', sql]),
  [
    'ids',
    `DELETE FROM timeline WHERE rowid IN
      (SELECT a.position FROM json_each(?1) new JOIN articles a ON a.id = new.value)`,
  ],

  // An article that gets another slug is still found at its old one; whoever takes an old slug ends that.
  [
    'replaced',
    `INSERT INTO moved (kind, old_slug, new_slug)
      SELECT 'article', a.slug, new.value ->> 'slug' FROM json_each(?1) new JOIN articles a ON a.id = new.value ->> 'id'
      WHERE a.slug <> new.value ->> 'slug'
      ON CONFLICT DO UPDATE SET new_slug = excluded.new_slug`,
  ],
  [
    'replaced',
    `UPDATE moved SET new_slug = later.new_slug FROM moved later
      WHERE moved.kind = 'article' AND later.kind = 'article' AND later.old_slug = moved.new_slug
        AND later.old_slug IN (SELECT a.slug FROM json_each(?1) new JOIN articles a ON a.id = new.value ->> 'id'
          WHERE a.slug <> new.value ->> 'slug')`,
  ],
  ['slugs', `DELETE FROM moved WHERE kind = 'article' AND old_slug IN (SELECT value FROM json_each(?1))`],

  ['articles', insertArticles],
  ['entries', insertEntries],
]

function sortNameOf(slug: string): string {
  return `(SELECT tags.sort_name FROM tags WHERE tags.slug = ${slug})`
}

/**
 * Takes the articles whose ids the parameter names, as the database holds them, out of the counts or into them.
 * `counted` says in which of the two states they are looked for.
 */
export function countStatements(sign: '+' | '-', counted: 0 | 1): string[] {
  const named = `FROM json_each(?1) new JOIN articles a ON a.id = new.value`
  return [
    `UPDATE categories SET article_count = article_count ${sign} changed.number FROM
      (SELECT a.category_slug AS slug, count(*) AS number ${named} WHERE a.counted = ${counted} GROUP BY 1) changed
      WHERE categories.slug = changed.slug`,
    `UPDATE tags SET article_count = article_count ${sign} changed.number FROM
      (SELECT tag.value ->> 'slug' AS slug, count(*) AS number ${named}, json_each(a.tags) tag
        WHERE a.counted = ${counted} GROUP BY 1) changed
      WHERE tags.slug = changed.slug`,
    `INSERT INTO category_tags (category_slug, tag_slug, article_count, sort_name)
      SELECT a.category_slug, tag.value ->> 'slug', ${sign}count(*), ${sortNameOf("tag.value ->> 'slug'")}
        ${named}, json_each(a.tags) tag
        WHERE a.counted = ${counted} GROUP BY 1, 2
      ${addCounts}`,
  ]
}
