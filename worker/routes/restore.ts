import { type Context, Hono } from 'hono'
import { readBody } from '../body/read-body.ts'
import { findExportState } from '../database/export-page.ts'
import {
  countRows,
  type RestoreRefusal,
  saveRestorationBegin,
  saveRestorationEnd,
  saveRestored,
} from '../database/save-restored.ts'
import { findSiteTable, type SiteRow } from '../database/site-tables.ts'
import type { App } from '../env.ts'
import { readBytes } from '../http/bytes.ts'
import { purge } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { restorationEnd, restoreParameters } from '../http/export-parameters.ts'
import { readJson } from '../http/json.ts'
import { readLines } from '../http/lines.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { readRows } from '../http/restore-input.ts'
import { mediaLimits, mediaName, mediaObject, mediaTypeOf } from '../images/media.ts'
import { saveObject } from '../storage/objects.ts'

/** Fills an empty instance from an export, in portions that may be repeated. */
export const restore = new Hono<App>()
  .use(editorOnly('admin'))
  .post('/:table', async (c) => {
    const exportName = await readExportName(c)
    const table = findSiteTable(c.req.param('table'))
    if (!table) throw new ProblemError('restore-refused', `Here is no table "${c.req.param('table')}".`)
    const rows = readRows(table, await readLines(c))
    const safe = table.name === 'timeline' ? rows.map(safeRow) : rows
    refuse(await saveRestored(c.var.db, exportName, table, safe, c.var.now))
    return c.body(null, 204)
  })
  .put('/media/:name', async (c) => {
    const exportName = await readExportName(c)
    const name = c.req.param('name')
    const type = mediaTypeOf(name)
    const bytes = await readBytes(c.req.raw, mediaLimits.bytes)
    if (!type || name !== (await mediaName(bytes, type))) {
      throw new ProblemError('picture-refused', `These are not the bytes of "${name}".`)
    }
    refuse(await saveRestorationBegin(c.var.db, exportName, c.var.now))
    await saveObject(c.env.MEDIA, mediaObject(name), bytes, type)
    return c.body(null, 204)
  })
  .put('/end', async (c) => {
    const { db, actor, now } = c.var
    const exportName = await readExportName(c)
    const { rows } = await readJson(c, restorationEnd)
    const there = await countRows(db)
    const lacking = Object.entries(rows).find(([table, number]) => (there[table] ?? 0) < number)
    if (lacking) {
      const [table, number] = lacking
      throw new ProblemError(
        'restore-refused',
        `Of ${number} rows of "${table}" ${there[table] ?? 0} are there; send them again.`,
      )
    }
    refuse(await saveRestorationEnd(db, exportName, actor, now))
    await purge(c.executionCtx as { cache?: CacheContext }, { everything: true })
    return c.body(null, 204)
  })

/** @throws ProblemError when the export is of a schema that this instance does not know yet. */
async function readExportName(c: Context<App>): Promise<string> {
  const { export: exportName, schema } = readQuery(restoreParameters, queryOf(c.req))
  const own = (await findExportState(c.var.db)).schema
  // Migrations are numbered, so that their names stand in their order.
  if (schema > own) {
    throw new ProblemError('restore-refused', `The export is of ${schema}, and here is ${own}: deploy first.`)
  }
  return exportName
}

/** An export may have been through other hands. What was made safe here once stays as it is. */
function safeRow(row: SiteRow): SiteRow {
  const body = readBody({ html: String(row.html) }, undefined)
  if ('refusal' in body) throw new ProblemError('body-invalid', `The body at ${row.rowid}: ${body.refusal}`)
  return { ...row, html: body.html }
}

const details: Record<RestoreRefusal, string> = {
  'not-empty': 'This instance has a site already: restore into an empty one.',
  'another-export': 'This instance is being filled, or was, from another export.',
  ended: 'This export has been restored here to its end; what was written since would be lost.',
  'written-to': 'Somebody has written here since this began, and that would be lost: restore into an empty instance.',
  contradiction: 'A row does not go with what is there already: the export is not whole, or not of one moment.',
}

function refuse(refusal: RestoreRefusal | undefined): void {
  if (refusal) throw new ProblemError('restore-refused', details[refusal])
}
