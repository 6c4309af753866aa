import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newsclip } from '../widget/client/newsclip.ts'
import { buildExamples } from './build-examples.ts'
import { buildIcons } from './build-icons.ts'
import { buildPictures } from './build-pictures.ts'
import { buildWidget } from './build-widget.ts'
import { drawPictures } from './demo/pictures.ts'
import { seed } from './demo/seed.ts'
import { saveEditorToken } from './editor-token.ts'
import { assets, state } from './paths.ts'
import { endChildren, watchChildren } from './start/children.ts'
import { startClock } from './start/clock.ts'
import { prepareDatabase } from './start/database.ts'
import { serveDrawing } from './start/drawing.ts'
import { serveHostPages } from './start/host-pages.ts'
import { watchParent } from './start/parent.ts'
import { findFreePort, isFree, readPort } from './start/ports.ts'
import { rebuildWidget } from './start/rebuild-widget.ts'
import { serveWorker } from './start/worker.ts'

/** How long anything may take to close before it is ended. */
const closingMs = 5000

// No questions, no reports, no look-ups: this runs without a terminal and without a network.
Object.assign(process.env, {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_LOG: 'warn',
  WRANGLER_WRITE_LOGS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
})

const closers: (() => unknown)[] = []
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
process.on('exit', endChildren)
if (process.env.npm_lifecycle_event) watchParent(() => stop(0))
process.on('uncaughtException', (error) => stop(1, error))
watchChildren(({ program, signal, code }) => {
  // Ctrl-C reaches every process of the terminal, in any order.
  if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP') return stop(0)
  return stop(1, `${program} ended unexpectedly (${signal ?? `exit code ${code}`}).`)
})

await start()

async function start() {
  const read = readPort(process.env.PORT)
  if ('refusal' in read) return stop(1, read.refusal)
  const { port } = read
  if (!(await isFree(port))) {
    return stop(1, `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 10} npm start`)
  }
  const siteUrl = `http://localhost:${port}`
  const token = saveEditorToken()
  mkdirSync(assets, { recursive: true })

  const [{ isEmpty }] = await Promise.all([
    prepareDatabase(siteUrl),
    buildWidget(assets),
    buildPictures(assets),
    buildIcons(assets),
    buildExamples(assets),
    drawPictures(join(assets, 'demo')),
  ])

  const drawing = await serveDrawing({ folder: state })
  closers.push(() => drawing.dispose())
  const worker = await serveWorker({ port, siteUrl })
  closers.push(() => worker.dispose())
  if (isEmpty) await seed({ url: siteUrl, token })
  rebuildWidget(assets)
  const clock = startClock(siteUrl)
  closers.push(() => clearInterval(clock))
  const hostPort = await findFreePort(port + 1)
  if (hostPort !== undefined) {
    const host = await serveHostPages({ port: hostPort, siteUrl })
    closers.push(() => host.close())
  }
  console.log(await greeting(siteUrl, hostPort))
}

async function greeting(siteUrl: string, hostPort: number | undefined): Promise<string> {
  const { articles } = await newsclip(siteUrl).list({ limit: 1, fields: ['url'] })
  const lines = [
    ['Home page', `${siteUrl}/`],
    ...articles.map(({ url }) => ['An article', url]),
    ['API', `${siteUrl}/docs`],
    ...(hostPort === undefined ? [] : [['The widget on pages of somebody else', `http://localhost:${hostPort}/`]]),
    ['Editor token', 'EDITOR_TOKEN in .dev.vars'],
    ['Write', 'npm run newsclip -- help'],
    ['Stop', 'Ctrl-C'],
  ]
  return lines.map(([name = '', value]) => `  ${name.padEnd(38)}${value}`).join('\n')
}

/** Ends this process and every process that it started. */
async function stop(code: number, reason?: unknown) {
  if (stopping) return
  stopping = true
  if (reason !== undefined) console.error(reason)
  await Promise.race([Promise.allSettled(closers.map((close) => close())), wait(closingMs)])
  process.exit(code)
}
