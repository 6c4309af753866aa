import * as v from 'valibot'

export { restorationEnd } from '../contract/export.ts'

import { findSiteTable, type SiteTable } from '../database/site-tables.ts'

/** Where a page of an export begins: in a table, after a key; or among the files, after a name. */
export type ExportPlace = { table: SiteTable; after: (string | number)[] } | { media: string | undefined }

const keyPart = v.union([v.string(), v.number()])

/** What an export reads. */
export const exportParameters = v.strictObject({
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.check((cursor) => readPlace(cursor) !== undefined, 'is not a cursor of an export'),
      v.examples(['["articles",120]']),
      v.transform((cursor) => readPlace(cursor) as ExportPlace),
      v.description('Where the page begins: `next` of the page before.'),
    ),
  ),
})

function readPlace(cursor: string): ExportPlace | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.tupleWithRest([v.string()], keyPart)), cursor)
  if (!read.success) return undefined
  const [name, ...after] = read.output
  if (name === 'media') return { media: after[0] === undefined ? undefined : String(after[0]) }
  const table = findSiteTable(name)
  if (!table || (after.length > 0 && after.length !== table.key.length)) return undefined
  return { table, after }
}

/** A place as a cursor spells it. */
export function writePlace(name: string, ...after: unknown[]): string {
  return JSON.stringify([name, ...after])
}

const exportName = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,100}$/, 'is not the name of an export: letters, digits, hyphens'),
  v.description('The export’s own name, the same with each request.'),
  v.examples(['3f6c1f0e-1e0a-4c55-9f0b-6f5f2b6a9d11']),
)

/** What every request of a hold says of its export. */
export const holdParameters = v.strictObject({ export: exportName })

/** What every request of a restoration says of its export. */
export const restoreParameters = v.strictObject({
  export: exportName,
  schema: v.pipe(
    v.string(),
    v.regex(/^\d{4}_[\w-]+\.sql$/, 'is not the name of a migration'),
    v.description('The schema that the export says it is of.'),
    v.examples(['0006_unmeasured.sql']),
  ),
})
