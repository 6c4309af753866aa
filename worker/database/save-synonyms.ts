import type { Actor } from '../domain/editor-token.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import type { Database } from './open.ts'
import { writeBatch } from './write-batch.ts'

export type SynonymsOutcome = { touched: Touched } | { refusal: 'tag-not-found' | 'tag-in-use'; slug: string }

/**
 * Makes these slugs, each of which comes once and none of which is the tag's, other names of it, and no others. Doing it
 * again writes nothing. A slug that articles carry cannot become one: they would be lost to whoever asks for it. What was
 * another name of a slug that becomes one leads to the tag as well.
 */
export async function saveSynonyms(
  db: Database,
  slug: string,
  synonyms: string[],
  by: Actor,
  now: number,
): Promise<SynonymsOutcome> {
  const client = db.$client
  const wished = JSON.stringify(synonyms)
  const [found, used, before] = (
    await client.batch<{ slug: string }>([
      client.prepare('SELECT slug FROM tags WHERE slug = ?1').bind(slug),
      client
        .prepare('SELECT slug FROM tags WHERE article_count > 0 AND slug IN (SELECT value FROM json_each(?1)) LIMIT 1')
        .bind(wished),
      client.prepare(`SELECT old_slug AS slug FROM moved WHERE kind = 'tag' AND new_slug = ?1`).bind(slug),
    ])
  ).map(({ results }) => results.map((row) => row.slug))
  if (!found?.length) return { refusal: 'tag-not-found', slug }
  if (used?.[0]) return { refusal: 'tag-in-use', slug: used[0] }
  const tags = [...new Set([slug, ...synonyms, ...(before ?? [])])]
  const touched = { ...touchedBy([], false), tags, synonyms: true }
  // Whoever got no answer and asks again has the edge told once more.
  if (tags.length === synonyms.length + 1 && before?.length === synonyms.length) return { touched }
  const statements = [
    client.prepare(`DELETE FROM moved WHERE kind = 'tag' AND (new_slug = ?1 OR old_slug = ?1)`).bind(slug),
    client
      .prepare(`UPDATE moved SET new_slug = ?1 WHERE kind = 'tag' AND new_slug IN (SELECT value FROM json_each(?2))`)
      .bind(slug, wished),
    client
      .prepare(
        `INSERT INTO moved (kind, old_slug, new_slug) SELECT 'tag', value, ?1 FROM json_each(?2) WHERE true
          ON CONFLICT DO UPDATE SET new_slug = excluded.new_slug`,
      )
      .bind(slug, wished),
  ]
  const note = { at: now, actor: by.name, action: 'tag.synonyms', subject: slug, before, after: synonyms }
  return { touched: { ...touched, navigation: await writeBatch(db, statements, note) } }
}
