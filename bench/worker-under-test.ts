import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { unstable_readConfig as readConfig } from 'wrangler'
import { assets, root, wranglerConfig } from '../scripts/paths.ts'
import type { BenchWorker } from './instance.ts'
import { cache } from './places.ts'

export interface WorkerUnderTest {
  compatibilityDate: string
  /** Without EDITOR_TOKEN: nothing is written. */
  vars: Record<string, string>
  modules: BenchWorker['modules']
  bytes: number
  gzipBytes: number
}

/** Everything but stylesheets and scripts for pages, which are modules of text, ends up in it. */
const mainModule = 'index.js'

/** The worker as `wrangler deploy` would send it, minified. Nothing is sent. */
export function buildWorkerUnderTest(): WorkerUnderTest {
  const folder = join(cache, 'worker')
  rmSync(folder, { recursive: true, force: true })
  // A fresh clone has none yet, and wrangler insists.
  mkdirSync(assets, { recursive: true })
  execFileSync('wrangler', ['deploy', '--dry-run', '--minify', '--outdir', folder, '--config', wranglerConfig], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG: 'error', WRANGLER_WRITE_LOGS: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const modules = readdirSync(folder)
    .filter((name) => /\.(js|css)$/.test(name))
    // The main module first.
    .toSorted((one, other) => Number(other === mainModule) - Number(one === mainModule))
    .map((name) => ({
      name,
      type: name === mainModule ? ('esm' as const) : ('text' as const),
      contents: readFileSync(join(folder, name), 'utf8'),
    }))
  const config = readConfig({ config: wranglerConfig })
  const contents = modules.map((module) => module.contents)
  return {
    compatibilityDate: config.compatibility_date ?? '',
    vars: config.vars as Record<string, string>,
    modules,
    bytes: contents.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0),
    gzipBytes: contents.reduce((bytes, text) => bytes + gzipSync(text).length, 0),
  }
}
