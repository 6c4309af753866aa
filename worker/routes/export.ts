import { Hono } from 'hono'
import type { ExportHead } from '../contract.ts'
import { findExportState, listExported } from '../database/export-page.ts'
import { removeHold, saveHold } from '../database/holds.ts'
import { type SiteRow, type SiteTable, siteTables } from '../database/site-tables.ts'
import type { App } from '../env.ts'
import { editorOnly } from '../http/editor.ts'
import { exportParameters, holdParameters, writePlace } from '../http/export-parameters.ts'
import { importType } from '../http/lines.ts'
import { writesHeld } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { mediaNameOf, mediaObject } from '../images/media.ts'
import { listObjects } from '../storage/objects.ts'

/**
 * The whole site, page by page: each table's rows in the order in which they are restored, then the names of files. Whoever
 * is overtaken by writes may hold them off.
 */
export const siteExport = new Hono<App>()
  .get('/', editorOnly('admin'), async (c) => {
    const { db } = c.var
    const { cursor = { table: siteTables[0] as SiteTable, after: [] } } = readQuery(exportParameters, queryOf(c.req))
    if ('media' in cursor) {
      const after = cursor.media === undefined ? undefined : mediaObject(cursor.media)
      const { objects, isLast } = await listObjects(c.env.MEDIA, mediaObject(''), after)
      const rows = objects.map(({ name, size }) => ({ name: mediaNameOf(name), bytes: size }))
      const next = isLast ? null : writePlace('media', rows.at(-1)?.name)
      return c.body(writePage({ table: 'media', ...(await findExportState(db)), next }, rows), 200, ndjson)
    }
    const { table, after } = cursor
    const { rows, ...state } = await listExported(db, table, after)
    const last = rows.at(-1)
    const next = last
      ? writePlace(table.name, ...table.key.map((column) => last[column]))
      : writePlace(nameAfter(table))
    return c.body(writePage({ table: table.name, ...state, next }, rows), 200, ndjson)
  })
  .put('/hold', editorOnly('admin', { evenWhileHeld: true }), async (c) => {
    const { export: name } = readQuery(holdParameters, queryOf(c.req))
    if (!(await saveHold(c.var.db, name))) throw writesHeld()
    return c.body(null, 204)
  })
  .delete('/hold', editorOnly('admin', { evenWhileHeld: true }), async (c) => {
    const { export: name } = readQuery(holdParameters, queryOf(c.req))
    await removeHold(c.var.db, name)
    return c.body(null, 204)
  })

const ndjson = { 'Content-Type': importType }

function nameAfter(table: SiteTable): string {
  return siteTables[siteTables.indexOf(table) + 1]?.name ?? 'media'
}

function writePage(head: ExportHead, rows: SiteRow[]): string {
  return [head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('')
}
