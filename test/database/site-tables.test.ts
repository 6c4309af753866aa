import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { leftOut, siteTables } from '../../worker/database/site-tables.ts'

/** Every table that the migrations make, but for what a virtual table or SQLite keeps behind it. */
async function listTables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
      AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`,
  ).all<{ name: string }>()
  return results.map(({ name }) => name)
}

it('each table is exported, or left out for a reason', async () => {
  const named = [...siteTables.map(({ name }) => name), ...Object.keys(leftOut)]
  expect(named.toSorted()).toEqual(await listTables())
})

it.each(siteTables)('$name leaves with all of its columns but for the counts', async ({ name, key, columns }) => {
  const { results } = await env.DB.prepare('SELECT name FROM pragma_table_info(?)').bind(name).all<{ name: string }>()
  const there = results.map((column) => column.name).filter((column) => column !== 'article_count')
  const stored = name === 'timeline' ? ['rowid', 'html', 'text'] : there
  expect(columns.map((column) => column.name)).toEqual(stored)
  expect(key.length).toBeGreaterThan(0)
})
