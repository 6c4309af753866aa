import { env } from 'cloudflare:workers'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as schema from '../../worker/database/schema.ts'

// What a virtual table says of its columns is nothing that one could compare.
const { timeline: _, ...tables } = schema

describe.each(
  Object.values(tables).flatMap((table) =>
    is(table, SQLiteTable) ? [[getTableConfig(table).name, table] as const] : [],
  ),
)('the table %s', (name, table) => {
  const described = getTableConfig(table)

  it('has the columns that the migrations give it', async () => {
    // A number that is the key is never null, whether that is said or not.
    const { results } = await env.DB.prepare(
      `SELECT name, type, max("notnull", pk > 0) AS "notnull", pk FROM pragma_table_info(?)`,
    )
      .bind(name)
      .all()
    expect(
      described.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        notnull: column.notNull ? 1 : 0,
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
