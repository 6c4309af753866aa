import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import {
  articles,
  audit,
  categories,
  lastWrite,
  manuscripts,
  moved,
  oldAddresses,
  revisions,
  sources,
  tags,
  timeline,
} from './schema.ts'

/**
 * The tables that belong to the site and leave with an export, in the order in which they are restored: the audit log
 * before anything that the clock could write about, labels before the articles that are counted under them, articles
 * before their bodies, the time of the last write at the end.
 */
const exported: SQLiteTable[] = [
  audit,
  categories,
  tags,
  articles,
  timeline,
  moved,
  oldAddresses,
  manuscripts,
  revisions,
  sources,
  lastWrite,
]

/** The tables that stay, and why. `test/database/site-tables.test.ts` wants each table in one of the two. */
export const leftOut: Record<string, string> = {
  category_tags: 'counted anew from the articles',
  editor_tokens: 'a restored site must not be opened by tokens that an export carried about: they are made anew',
  signing_keys: 'a secret: each instance draws its own',
  replies: 'what was answered to writes of the last two days, by the names of tokens that stay as well',
  imports: 'how to take back what came into this instance',
  imported: 'the same',
  departures: 'for walks through the lists of this instance',
  unmeasured: 'filled by triggers from the articles',
  receivers: 'they hold secrets, and a copy of the site must not begin to tell what it does: webhooks are made anew',
  untold: 'empty but for moments',
  events: 'what was told, and to whom, is about the instance',
  deliveries: 'the same',
  overtaken: 'always empty',
  restorations: 'about the instance and not the site',
  holds: 'the same',
  d1_migrations: 'the book of the migrations that this database has seen',
}

/** Kept by each write, and made anew by a restoration from the articles that come with it. */
const recounted = 'article_count'

/** A table as it is exported and restored. */
export interface SiteTable {
  name: string
  /** By which its rows are walked and known again. */
  key: string[]
  columns: SiteColumn[]
}

export interface SiteColumn {
  name: string
  type: 'text' | 'integer'
  /** A text that is JSON. */
  isJson: boolean
}

export const siteTables: SiteTable[] = exported.map((table) => {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const [composite] = primaryKeys
  return {
    name,
    key: (composite?.columns ?? columns.filter((column) => column.primary)).map((column) => column.name),
    columns: columns
      .filter((column) => column.name !== recounted)
      .map((column) => ({
        name: column.name,
        type: column.getSQLType() === 'integer' ? 'integer' : 'text',
        isJson: column.columnType === 'SQLiteTextJson',
      })),
  }
})

export function findSiteTable(name: string): SiteTable | undefined {
  return siteTables.find((table) => table.name === name)
}

/** A row as it is kept: by the names of the columns, JSON as the text that it is. */
export type SiteRow = Record<string, string | number | null>
