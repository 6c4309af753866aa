import * as v from 'valibot'
import type { SiteColumn, SiteRow, SiteTable } from '../database/site-tables.ts'
import { ProblemError } from './problems.ts'

/** What an export writes of an article's picture and source ends as addresses on pages. */
const addressed = v.nullable(
  v.looseObject({
    url: v.pipe(
      v.string(),
      v.check((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')),
    ),
  }),
)

/**
 * Reads lines as rows of a table, of one set of columns.
 *
 * @throws ProblemError that names the line which is none.
 */
export function readRows(table: SiteTable, lines: { number: number; text: string }[]): SiteRow[] {
  const rows = lines.map(({ number, text }) => {
    const complaint = (what: string) => new ProblemError('body-invalid', `Line ${number}: ${what}`)
    const row = parseRow(text)
    if (!row || table.key.some((column) => !(column in row))) throw complaint('is not a row as an export writes it')
    const wrong = table.columns.find((column) => column.name in row && !fits(column, row[column.name] ?? null))
    if (wrong) throw complaint(`"${wrong.name}" is not what this column holds`)
    if (table.name === 'articles' && !leadsOutside(row)) throw complaint('has an address that is not http or https')
    return row
  })
  const known = new Set(table.columns.map((column) => column.name))
  const columns = Object.keys(rows[0] ?? {})
  const strange = columns.find((column) => !known.has(column))
  if (strange) throw new ProblemError('restore-refused', `Here "${table.name}" has no column "${strange}".`)
  if (rows.some((row) => Object.keys(row).join() !== columns.join())) {
    throw new ProblemError('body-invalid', 'The lines are not of one set of columns.')
  }
  return rows
}

function parseRow(text: string): SiteRow | undefined {
  const value = v.union([v.string(), v.number(), v.null()])
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), value)), text)
  return read.success ? read.output : undefined
}

/** Whether something may be null is for the database to say. */
function fits({ type, isJson }: SiteColumn, value: SiteRow[string]): boolean {
  if (value === null) return true
  if (type === 'integer') return Number.isSafeInteger(value)
  return typeof value === 'string' && (!isJson || parsed(value) !== undefined)
}

function leadsOutside(row: SiteRow): boolean {
  return [row.image, row.source].every((json) => v.is(addressed, json == null ? null : parsed(json)))
}

function parsed(json: SiteRow[string]): unknown {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson()), json)
  return read.success ? read.output : undefined
}
