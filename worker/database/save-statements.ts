/**
 * The statements that keep one portion of articles, in order. Each takes the portion as JSON in its only parameter, so
 * that their number does not grow with the articles. They compute from what the database holds at that moment, never
 * from what was read before: another writer may have been there in between.
 */
export const saveStatements = [
  // Labels first seen here.
  `INSERT INTO categories (slug, name)
    SELECT new.value ->> '$.category.slug', new.value ->> '$.category.name' FROM json_each(?1) new WHERE true
    ON CONFLICT DO NOTHING`,
  `INSERT INTO tags (slug, name)
    SELECT tag.value ->> 'slug', tag.value ->> 'name' FROM json_each(?1) new, json_each(new.value, '$.tags') tag WHERE true
    ON CONFLICT DO NOTHING`,

  // What is replaced leaves the counts and the timeline.
  ...countStatements('-', 'id', 1),
  `DELETE FROM timeline WHERE rowid IN
    (SELECT a.position FROM json_each(?1) new JOIN articles a ON a.id = new.value ->> 'id')`,

  // An article that gets another slug is still found at its old one; whoever takes an old slug ends that.
  `INSERT INTO moved (kind, old_slug, new_slug)
    SELECT 'article', a.slug, new.value ->> 'slug' FROM json_each(?1) new JOIN articles a ON a.id = new.value ->> 'id'
    WHERE a.slug <> new.value ->> 'slug'
    ON CONFLICT DO UPDATE SET new_slug = excluded.new_slug`,
  `UPDATE moved SET new_slug = later.new_slug FROM moved later
    WHERE moved.kind = 'article' AND later.kind = 'article' AND later.old_slug = moved.new_slug
      AND later.old_slug IN
        (SELECT a.slug FROM json_each(?1) new JOIN articles a ON a.id = new.value ->> 'id' WHERE a.slug <> new.value ->> 'slug')`,
  `DELETE FROM moved WHERE kind = 'article' AND old_slug IN (SELECT value ->> 'slug' FROM json_each(?1))`,

  `INSERT INTO articles (id, position, slug, title, summary, category_slug, category_name, tags, image, author, language,
      published_at, updated_at, source, origin_source, origin_guid, fingerprint, counted, sponsored)
    SELECT value ->> 'id', value ->> 'position', value ->> 'slug', value ->> 'title', value ->> 'summary',
      value ->> '$.category.slug', value ->> '$.category.name', value -> 'tags', nullif(value -> 'image', 'null'),
      value ->> 'author', value ->> 'language', value ->> 'publishedAt', value ->> 'updatedAt',
      nullif(value -> 'source', 'null'), value ->> '$.origin.source', value ->> '$.origin.guid',
      value ->> 'fingerprint', value ->> 'counted', value ->> 'sponsored'
    FROM json_each(?1) WHERE true
    ON CONFLICT (id) DO UPDATE SET position = excluded.position, slug = excluded.slug, title = excluded.title,
      summary = excluded.summary, category_slug = excluded.category_slug, category_name = excluded.category_name,
      tags = excluded.tags, image = excluded.image, author = excluded.author, language = excluded.language,
      published_at = excluded.published_at, updated_at = excluded.updated_at, source = excluded.source,
      origin_source = excluded.origin_source, origin_guid = excluded.origin_guid, fingerprint = excluded.fingerprint,
      counted = excluded.counted, sponsored = excluded.sponsored`,
  `INSERT INTO bodies (article_id, html, text)
    SELECT a.id, new.value ->> '$.body.html', new.value ->> '$.body.text'
    FROM json_each(?1) new JOIN articles a ON a.slug = new.value ->> 'slug' WHERE true
    ON CONFLICT (article_id) DO UPDATE SET html = excluded.html, text = excluded.text`,
  `INSERT INTO timeline (rowid, title, summary, body, category, tags, source, author, language)
    SELECT value ->> 'position', value ->> '$.tokens.title', value ->> '$.tokens.summary',
      coalesce(value ->> '$.tokens.body', value ->> '$.body.text'), value ->> '$.tokens.category', value ->> '$.tokens.tags', value ->> '$.tokens.source', value ->> '$.tokens.author',
      value ->> '$.tokens.language'
    FROM json_each(?1)`,

  ...countStatements('+', 'slug', 1),
]

/**
 * Takes the articles that the portion names, as the database holds them, out of the counts or into them. `counted` says
 * in which of the two states they are looked for.
 */
export function countStatements(sign: '+' | '-', key: 'id' | 'slug', counted: 0 | 1): string[] {
  const named = `FROM json_each(?1) new JOIN articles a ON a.${key} = new.value ->> '${key}'`
  return [
    `UPDATE categories SET article_count = article_count ${sign} changed.number FROM
      (SELECT a.category_slug AS slug, count(*) AS number ${named} WHERE a.counted = ${counted} GROUP BY 1) changed
      WHERE categories.slug = changed.slug`,
    `UPDATE tags SET article_count = article_count ${sign} changed.number FROM
      (SELECT tag.value ->> 'slug' AS slug, count(*) AS number ${named}, json_each(a.tags) tag
        WHERE a.counted = ${counted} GROUP BY 1) changed
      WHERE tags.slug = changed.slug`,
    `INSERT INTO category_tags (category_slug, tag_slug, article_count)
      SELECT a.category_slug, tag.value ->> 'slug', ${sign}count(*) ${named}, json_each(a.tags) tag
        WHERE a.counted = ${counted} GROUP BY 1, 2
      ON CONFLICT DO UPDATE SET article_count = article_count + excluded.article_count`,
  ]
}
