import { findEditorToken } from './editor-token.ts'
import { createClient } from './import/client.ts'
import { type Options, readOptions, usage } from './import/options.ts'
import { createProgress } from './import/progress.ts'
import { reportFromFiles, writeCounts, writeTroubles } from './import/report.ts'
import { type FileReport, sendFile } from './import/send-file.ts'

/** One Ctrl-C comes twice: from the terminal, and passed on by npm. */
const sameKeyMs = 500

const read = readOptions(process.argv.slice(2), { environment: process.env, localToken: findEditorToken() })
if ('help' in read) {
  console.log(usage)
} else if ('refusal' in read) {
  console.error(`${read.refusal} (npm run import -- --help)`)
  process.exitCode = 2
} else {
  process.exitCode = await importFiles(read.options)
}

async function importFiles({ files, url, token, category, source, json, quiet }: Options): Promise<number> {
  const stop = new AbortController()
  const end = new AbortController()
  let interruptedAt = Number.NEGATIVE_INFINITY
  process.on('SIGINT', () => {
    if (performance.now() - interruptedAt < sameKeyMs) return
    interruptedAt = performance.now()
    if (stop.signal.aborted) return end.abort()
    stop.abort()
    console.error('\nWaiting for the answer to what is under way; Ctrl-C again gives it up.')
  })

  const post = createClient({ url, token }, { signal: end.signal })
  const progress = quiet || json ? undefined : createProgress(process.stderr)
  const startedAt = performance.now()
  const reports: FileReport[] = []
  for (const file of files) {
    const report = await sendFile(file, {
      post,
      defaults: { category, source },
      stop: stop.signal,
      onProgress: (report, portion) => progress?.show(report, portion),
    })
    reports.push(report)
    if (stop.signal.aborted || report.failure?.final) break
  }
  progress?.clear()

  const report = reportFromFiles(reports, {
    url,
    seconds: (performance.now() - startedAt) / 1000,
    stopped: stop.signal.aborted,
    notTried: files.slice(reports.length),
  })
  if (json) console.log(JSON.stringify(report, null, 2))
  else {
    for (const trouble of writeTroubles(report)) console.error(trouble)
    if (!quiet || report.stopped) console.log(writeCounts(report))
  }
  // What a shell makes of an interrupted program.
  if (report.stopped) return 130
  return report.refused > 0 || reports.some(({ failure }) => failure) ? 1 : 0
}
