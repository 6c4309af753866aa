import { env } from 'cloudflare:workers'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import {
  articles,
  categories,
  categoryTags,
  deliveries,
  events,
  imported,
  imports,
  lastWrite,
  manuscripts,
  moved,
  oldAddresses,
  receivers,
  replies,
  restorations,
  revisions,
  signingKeys,
  sources,
  tags,
  unmeasured,
} from '../../worker/database/schema.ts'

describe.each(
  [
    articles,
    categories,
    categoryTags,
    deliveries,
    events,
    imported,
    imports,
    lastWrite,
    manuscripts,
    moved,
    oldAddresses,
    receivers,
    replies,
    restorations,
    revisions,
    signingKeys,
    sources,
    tags,
    unmeasured,
  ].map((table) => [getTableConfig(table).name, table] as const),
)('the table %s', (name, table) => {
  const described = getTableConfig(table)

  it('has the columns that the migrations give it', async () => {
    const { results } = await env.DB.prepare(`SELECT name, type, "notnull", pk FROM pragma_table_info(?)`)
      .bind(name)
      .all()
    expect(
      described.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        notnull: column.notNull && !(['articles', 'manuscripts'].includes(name) && column.name === 'id') ? 1 : 0,
        pk: column.primary
          ? 1
          : 1 + (described.primaryKeys[0]?.columns.findIndex((key) => key.name === column.name) ?? -1),
      })),
    ).toEqual(results)
  })

  it('has the indexes that the migrations give it', async () => {
    const { results } = await env.DB.prepare(`SELECT name FROM pragma_index_list(?) WHERE origin = 'c' ORDER BY name`)
      .bind(name)
      .all()
    expect(described.indexes.map((index) => index.config.name).toSorted()).toEqual(results.map((row) => row.name))
  })
})
