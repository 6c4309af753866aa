import { type FileReport, isExport, type OutcomeName, outcomeNames, type Reported } from './send-file.ts'

/** Everything about one run of the command. */
export interface RunReport {
  site: string
  /** Nothing was sent. */
  dryRun: boolean
  /** By which it can be taken back; null where nothing was written. */
  import: string | null
  seconds: number
  articlesPerSecond: number
  counts: Record<OutcomeName, number>
  /** Stopped by Ctrl-C. */
  stopped: boolean
  files: (Pick<FileReport, 'file' | 'format' | 'counts'> & { failure?: string })[]
  entries: (Reported & { file: string })[]
  /** Files that came after the one at which the run ended. */
  notTried: string[]
}

const shownEntries = 20

export function reportFromFiles(
  files: FileReport[],
  { name, ...run }: Pick<RunReport, 'site' | 'dryRun' | 'seconds' | 'stopped' | 'notTried'> & { name: string },
): RunReport {
  const counts = Object.fromEntries(
    outcomeNames.map((name) => [name, files.reduce((sum, file) => sum + file.counts[name], 0)]),
  ) as RunReport['counts']
  const total = Object.values(counts).reduce((all, one) => all + one, 0)
  return {
    ...run,
    import: counts.added + counts.updated > 0 ? name : null,
    seconds: Math.round(run.seconds * 1000) / 1000,
    articlesPerSecond: run.seconds > 0 ? Math.round(total / run.seconds) : 0,
    counts,
    files: files.map(({ entries: _, failure, ...file }) => ({
      ...file,
      ...(failure ? { failure: failure.sentence } : {}),
    })),
    entries: files.flatMap(({ file, entries }) => entries.map((entry) => ({ file, ...entry }))),
  }
}

/** How to take it back; nothing where nothing was written. */
export function writeWayBack({ import: name }: RunReport): string[] {
  return name === null ? [] : [`npm run newsclip -- imports undo ${name} takes it back.`]
}

/** The counts on one line; those that a run always has, and others where there are any. */
export function writeCounts({ counts, seconds, articlesPerSecond, stopped, dryRun }: RunReport): string {
  const always: OutcomeName[] = dryRun ? ['sound', 'refused'] : ['added', 'updated', 'unchanged', 'refused']
  const told = outcomeNames
    .filter((name) => always.includes(name) || counts[name] > 0)
    .map((name) => `${counts[name].toLocaleString('en')} ${spoken[name] ?? name}`)
  return `${stopped ? 'Stopped; acknowledged so far: ' : ''}${told.join(', ')}, in ${seconds.toFixed(1)} s (${articlesPerSecond.toLocaleString('en')} articles a second).`
}

const spoken: Partial<Record<OutcomeName, string>> = { left: 'left to editors', drafted: 'as drafts' }

/** What became of each post of the exports, a line each; parts of a site that are kept as posts are only counted. */
export function writeEntries(files: FileReport[]): string[] {
  return files
    .filter(isExport)
    .flatMap(({ file, entries }) =>
      entries.filter(({ reason }) => reason !== 'part').map((entry) => writeEntry(file, entry)),
    )
}

const outcomeWidth = Math.max(...outcomeNames.map((name) => name.length)) + 1

function writeEntry(
  file: string,
  { line, title, outcome, isDraft, slug, reason, detail, told = [] }: Reported,
): string {
  const what = (title === undefined ? `${file}:${line}` : `“${title}”`) + (isDraft ? ' (draft)' : '')
  const where = slug === undefined ? '' : ` at ${slug}`
  const why = [detail ?? reason, ...told].filter(Boolean).join('; ')
  return `${outcome.padEnd(outcomeWidth)}${what}${where}${why ? `: ${why}` : ''}`
}

/** What went wrong, a line each: the refusals, the first of many, and the files that were not sent to the end. */
export function writeTroubles({ files, entries, notTried }: RunReport): string[] {
  // What became of an export's posts is told anyway.
  const exported = new Set(files.filter(isExport).map(({ file }) => file))
  const others = entries.filter(({ file }) => !exported.has(file))
  const refused = others.filter(({ outcome }) => outcome === 'refused')
  const partly = others.flatMap(({ told, ...entry }) => (told ? [{ ...entry, told }] : []))
  return [
    ...shortened(refused, 'refused', ({ reason, detail }) => `${reason}: ${detail}`),
    ...shortened(partly, 'not taken as they are', ({ told }) => told.join('; ')),
    ...files.flatMap(({ failure }) => failure ?? []),
    ...(notTried.length > 0 ? [`Not tried: ${notTried.join(', ')}`] : []),
  ]
}

type Placed = Pick<RunReport['entries'][number], 'file' | 'line'>

/** A line each, the first of many. */
function shortened<One extends Placed>(entries: One[], what: string, write: (one: One) => string): string[] {
  const more = entries.length - shownEntries
  return [
    ...entries.slice(0, shownEntries).map((one) => `${one.file}:${one.line} ${write(one)}`),
    ...(more > 0 ? [`… and ${more.toLocaleString('en')} more ${what}; --json lists them all.`] : []),
  ]
}
