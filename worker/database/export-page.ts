import type { Database } from './open.ts'
import type { SiteRow, SiteTable } from './site-tables.ts'

/** Rows in one page, and bytes after which it takes no further row. */
const maxRows = 500
const maxBytes = 500_000

/** Where an export is in the life of the site. */
export interface ExportState {
  /** The migration that the database has seen last. */
  schema: string
  /** The number of the last write: as long as it stays the same, so does the site. */
  lastWrite: number
}

/** Rows of a table in the order of its key, those after a key; in one round trip, and so from one moment. */
export async function listExported(
  db: Database,
  table: SiteTable,
  after: (string | number)[],
): Promise<ExportState & { rows: SiteRow[] }> {
  const client = db.$client
  const [rows, state] = await client.batch<unknown>([
    client.prepare(pageSql(table, after)).bind(...after, maxRows, maxBytes),
    client.prepare(stateSql),
  ])
  return { rows: (rows?.results ?? []) as SiteRow[], ...(state?.results[0] as ExportState) }
}

/** Where the export is when it has come to what is not in the database. */
export async function findExportState(db: Database): Promise<ExportState> {
  return (await db.$client.prepare(stateSql).first<ExportState>()) as ExportState
}

const stateSql = `
  SELECT (SELECT max(name) FROM d1_migrations) AS "schema", coalesce((SELECT max(id) FROM audit), 0) AS "lastWrite"`

/** First the sizes, which are read without the texts: a page of the longest bodies would not fit into memory. */
function pageSql({ name, key, columns }: SiteTable, after: unknown[]): string {
  const keys = key.join()
  const texts = columns.filter(({ type }) => type === 'text')
  const size = ['0', ...texts.map((column) => `coalesce(octet_length(${column.name}), 0)`)].join(' + ')
  const isLater = after.length ? `(${keys}) > (${key.map((_, index) => `?${index + 1}`)})` : 'true'
  const [rows, bytes] = [after.length + 1, after.length + 2]
  return `
    WITH sized AS (SELECT ${keys}, ${size} AS size FROM ${name} WHERE ${isLater} ORDER BY ${keys} LIMIT ?${rows}),
      summed AS (SELECT ${keys}, sum(size) OVER (ORDER BY ${keys}) - size AS bytes_before FROM sized)
    SELECT ${columns.map((column) => `own.${column.name}`)} FROM summed
      JOIN ${name} own ON ${key.map((column) => `own.${column} = summed.${column}`).join(' AND ')}
      WHERE summed.bytes_before < ?${bytes} ORDER BY ${key.map((column) => `summed.${column}`)}`
}
