import * as v from 'valibot'
import { count, place, text } from './parts.ts'

const table = text('Of which table the rows are; `media` where they are files.')

/** The first line of each page of an export. */
export const exportHead = v.pipe(
  v.strictObject({
    table,
    schema: text('The migration that the database has seen last.'),
    lastWrite: count('The number of the last write. While it stays the same, pages belong together.'),
    next: place('Give it as `cursor` to go on; null on the last page.'),
  }),
  v.description('The first line of a page of an export; each other line is a row.'),
)

export const exportedRow = v.pipe(
  v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
  v.description('A row of a table, by the names of its columns.'),
)

export const restorationEnd = v.pipe(
  v.strictObject({
    rows: v.pipe(
      v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
      v.description('How many rows of each table the export has.'),
    ),
  }),
  v.description('What must be there for a restoration to be whole.'),
)
