import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPlatformProxy, unstable_splitSqlQuery as splitSql } from 'wrangler'
import { migrations, state, wranglerConfig } from '../paths.ts'

/**
 * Applies the migrations that the local database has not seen, and says whether it holds any article.
 *
 * `wrangler d1 migrations apply --local` does the same in three seconds instead of a half; the two keep one book, in
 * the table that wrangler made up.
 */
export async function prepareDatabase(siteUrl: string, folder = state): Promise<{ isEmpty: boolean }> {
  const local = await getPlatformProxy<{ DB: D1Database }>({
    configPath: wranglerConfig,
    persist: { path: join(folder, 'v3') },
  })
  try {
    await migrate(local.env.DB)
    await local.env.DB.prepare(moveDemoPicturesSql).bind(siteUrl).run()
    return { isEmpty: (await local.env.DB.prepare('SELECT 1 FROM articles LIMIT 1').first()) === null }
  } finally {
    await local.dispose()
  }
}

async function migrate(db: D1Database) {
  await db.prepare(migrationsTableSql).run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  const files = readdirSync(migrations).filter((name) => name.endsWith('.sql') && !applied.has(name))
  for (const name of files.sort()) {
    const statements = splitSql(readFileSync(join(migrations, name), 'utf8')).map((sql) => db.prepare(sql))
    await db.batch([...statements, db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name)])
  }
}

/** Word for word wrangler's own. */
const migrationsTableSql = `
  CREATE TABLE IF NOT EXISTS d1_migrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT UNIQUE,
    applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
  )`

/** The demo's pictures are served by this very instance, which may have had another port last time. */
const moveDemoPicturesSql = `
  UPDATE articles
    SET image = json_set(image, '$.url', ?1 || substr(image ->> '$.url', instr(image ->> '$.url', '/demo/')))
    WHERE image ->> '$.url' GLOB 'http://localhost:[0-9]*/demo/*' AND image ->> '$.url' NOT GLOB ?1 || '/*'`
