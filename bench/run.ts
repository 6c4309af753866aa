import { existsSync } from 'node:fs'
import { prepareCorpora } from './corpus.ts'
import { countAll } from './count.ts'
import { measureColdStart, measureLatency, measureThroughput } from './measure.ts'
import { readOptions, usage } from './options.ts'
import { pressReleases } from './places.ts'
import { report } from './report.ts'
import { startStand } from './stand.ts'
import { buildWorkerUnderTest } from './worker-under-test.ts'

const options = readOptions(process.argv.slice(2))
if ('refusal' in options) {
  console.error(`${options.refusal}\n\n${usage}`)
  process.exit(2)
}
if (!existsSync(pressReleases)) {
  console.log(`Skipped: the press releases that the corpus is made of are not at ${pressReleases}.`)
  process.exit(0)
}

const say = (text: string) => console.log(text)
const worker = buildWorkerUnderTest()
const { folder, corpora } = await prepareCorpora(options.sizes, worker.compatibilityDate, say)
const stand = await startStand(folder, worker, corpora)
try {
  say('Counting rows and round trips.')
  const counts = await countAll(stand)
  say('Measuring throughput.')
  const throughput = await measureThroughput(stand, options)
  say('Measuring latency.')
  const latency = await measureLatency(stand, options)
  say('Measuring the cold start.')
  const coldStartMs = await measureColdStart(stand, options)
  const missed = report({ worker, corpora, counts, throughput, latency, coldStartMs }, say)
  process.exitCode = missed ? 1 : 0
} finally {
  await stand.close()
}
