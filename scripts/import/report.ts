import type { FileReport } from './send-file.ts'

/** Everything about one run of the command. */
export interface RunReport {
  url: string
  seconds: number
  articlesPerSecond: number
  added: number
  updated: number
  unchanged: number
  /** What editors have edited, withdrawn or deleted. */
  left: number
  refused: number
  /** Stopped by Ctrl-C. */
  stopped: boolean
  files: (Omit<FileReport, 'refusals' | 'failure'> & { failure?: string })[]
  refusals: { file: string; line: number; reason: string; detail: string }[]
  /** Files that came after the one at which the run ended. */
  notTried: string[]
}

const shownRefusals = 20

export function reportFromFiles(
  files: FileReport[],
  { url, seconds, stopped, notTried }: Pick<RunReport, 'url' | 'seconds' | 'stopped' | 'notTried'>,
): RunReport {
  const sum = (count: 'added' | 'updated' | 'unchanged' | 'left' | 'refused') =>
    files.reduce((all, one) => all + one[count], 0)
  const counts = {
    ...{ added: sum('added'), updated: sum('updated'), unchanged: sum('unchanged') },
    ...{ left: sum('left'), refused: sum('refused') },
  }
  const total = Object.values(counts).reduce((all, one) => all + one, 0)
  return {
    url,
    seconds: Math.round(seconds * 1000) / 1000,
    articlesPerSecond: seconds > 0 ? Math.round(total / seconds) : 0,
    ...counts,
    stopped,
    files: files.map(({ refusals, failure, ...file }) => ({
      ...file,
      ...(failure ? { failure: failure.sentence } : {}),
    })),
    refusals: files.flatMap(({ file, refusals }) => refusals.map((refusal) => ({ file, ...refusal }))),
    notTried,
  }
}

/** The counts on one line. */
export function writeCounts(report: RunReport): string {
  const { seconds, articlesPerSecond, added, updated, unchanged, left, refused, stopped } = report
  const toEditors = left > 0 ? { 'left to editors': left } : {}
  const counts = Object.entries({ added, updated, unchanged, ...toEditors, refused }).map(
    ([word, n]) => `${n.toLocaleString('en')} ${word}`,
  )
  return `${stopped ? 'Stopped; acknowledged so far: ' : ''}${counts.join(', ')}, in ${seconds.toFixed(1)} s (${articlesPerSecond.toLocaleString('en')} articles a second).`
}

/** What went wrong, a line each: the refusals, the first of many, and the files that were not sent to the end. */
export function writeTroubles({ files, refusals, notTried }: RunReport): string[] {
  const shown = refusals.slice(0, shownRefusals)
  const more = refusals.length - shown.length
  return [
    ...shown.map(({ file, line, reason, detail }) => `${file}:${line} ${reason}: ${detail}`),
    ...(more > 0 ? [`… and ${more.toLocaleString('en')} more refused; --json lists them all.`] : []),
    ...files.flatMap(({ failure }) => failure ?? []),
    ...(notTried.length > 0 ? [`Not tried: ${notTried.join(', ')}`] : []),
  ]
}
