import { canonicalAddress } from '../domain/canonical-address.ts'
import type { Database } from './open.ts'
import { bytesOf, jsonArray, maxParameterBytes, portions } from './portions.ts'
import { countStatements } from './save-statements.ts'
import type { SiteRow, SiteTable } from './site-tables.ts'
import { entryOf, type Indexed, insertEntries } from './timeline-entry.ts'

/** The statements that put rows of an export in place; doing it again changes nothing. They belong into one batch. */
export async function restoreStatements(
  db: Database,
  table: SiteTable,
  rows: SiteRow[],
): Promise<D1PreparedStatement[]> {
  if (table.name === 'timeline') return timelineStatements(db, rows)
  if (table.name === 'manuscripts') return rowStatements(db, table, rows.map(manuscriptRow))
  if (table.name !== 'articles') return rowStatements(db, table, rows)
  const ids = JSON.stringify(rows.map((row) => row.id))
  const count = (sign: '+' | '-') => countStatements(sign, 1).map((sql) => db.$client.prepare(sql).bind(ids))
  return [...count('-'), ...rowStatements(db, table, rows.map(articleRow)), ...count('+'), forgetUntold(db, rows)]
}

/** What comes with an export was told when it happened; a hub and IndexNow are in the configuration of a copy as well. */
function forgetUntold(db: Database, rows: SiteRow[]): D1PreparedStatement {
  return db.$client
    .prepare(`DELETE FROM untold WHERE article ->> 'slug' IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(rows.map((row) => row.slug)))
}

/** From before originals were known by their canonical addresses. */
function articleRow(row: SiteRow): SiteRow {
  if ('original' in row) return row
  const source = row.origin_guid && typeof row.source === 'string' ? (JSON.parse(row.source) as { url: string }) : null
  return { ...row, original: (source && canonicalAddress(source.url)) ?? null }
}

/** The same; a canonical address has no scheme. */
function manuscriptRow(row: SiteRow): SiteRow {
  const { source_url: url } = row
  return /^https?:\/\//i.test(String(url)) ? { ...row, source_url: canonicalAddress(String(url)) ?? null } : row
}

function rowStatements(db: Database, table: SiteTable, rows: SiteRow[]): D1PreparedStatement[] {
  const [first] = rows
  if (!first) return []
  // An export of an earlier schema lacks columns that this one has; they get what the migration says.
  const columns = table.columns.map((column) => column.name).filter((column) => column in first)
  const written = rows.map((row) => JSON.stringify(row))
  return portions(written, bytesOf).map((portion) => {
    const [only = ''] = portion
    // A parameter holds one text of any row, but not every row's texts together.
    if (bytesOf(only) > maxParameterBytes) {
      const row = JSON.parse(only) as SiteRow
      const values = columns.map((_, index) => `?${index + 1}`)
      return db.$client
        .prepare(`${insertInto(table, columns)} VALUES (${values}) ${unlessThere(table, columns)}`)
        .bind(...columns.map((column) => row[column] ?? null))
    }
    const values = columns.map((column) => `value ->> '${column}'`)
    return db.$client
      .prepare(
        `${insertInto(table, columns)} SELECT ${values} FROM jsonb_each(?1) WHERE true ${unlessThere(table, columns)}`,
      )
      .bind(jsonArray(portion))
  })
}

function insertInto({ name }: SiteTable, columns: string[]): string {
  return `INSERT INTO ${name} (${columns})`
}

function unlessThere({ key }: SiteTable, columns: string[]): string {
  const others = columns.filter((column) => !key.includes(column))
  const change = others.length ? `UPDATE SET ${others.map((column) => `${column} = excluded.${column}`)}` : 'NOTHING'
  return `ON CONFLICT (${key}) DO ${change}`
}

/** The bodies, with the tokens of their articles, which must be there already. */
async function timelineStatements(db: Database, rows: SiteRow[]): Promise<D1PreparedStatement[]> {
  const client = db.$client
  const positions = JSON.stringify(rows.map((row) => row.rowid))
  const { results } = await client.prepare(indexedSql).bind(positions).all<IndexedRow>()
  const articles = new Map(results.map((row) => [row.position, row]))
  const entries = rows.flatMap((row) => {
    const article = articles.get(row.rowid as number)
    if (!article) return []
    const body = { html: String(row.html), text: String(row.text) }
    return [JSON.stringify(entryOf({ ...indexedFromRow(article), body }, article.position))]
  })
  return [
    client.prepare('DELETE FROM timeline WHERE rowid IN (SELECT value FROM json_each(?1))').bind(positions),
    ...portions(entries, bytesOf).map((portion) => client.prepare(insertEntries).bind(jsonArray(portion))),
  ]
}

const indexedSql = `
  SELECT position, title, summary, category_slug, category_name, tags, source, author, language FROM articles
    WHERE position IN (SELECT value FROM json_each(?1))`

interface IndexedRow {
  position: number
  title: string
  summary: string
  category_slug: string
  category_name: string
  tags: string
  source: string | null
  author: string | null
  language: string
}

function indexedFromRow({ title, summary, author, language, ...row }: IndexedRow): Omit<Indexed, 'body'> {
  return {
    ...{ title, summary, author, language },
    category: { slug: row.category_slug, name: row.category_name },
    tags: JSON.parse(row.tags) as Indexed['tags'],
    source: row.source === null ? null : (JSON.parse(row.source) as Indexed['source']),
  }
}
