import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { unstable_startWorker as startWorker } from 'wrangler'
import { newsclip } from '../../widget/client/newsclip.ts'
import { state, wranglerConfig } from '../paths.ts'

const pollMs = 100
const answerTimeoutMs = 5000

export interface ServedWorker {
  port: number
  siteUrl: string
  /** What it keeps, database and uploads. */
  folder?: string
  /** The editor token, if it is not that of .dev.vars. */
  token?: string
  /** `host:port` pairs near by that it may fetch from. */
  fetchAllowed?: string
}

/**
 * Runs the worker as wrangler.toml describes it, built anew whenever a source file changes. Resolves when it answers: a
 * worker that does not build is told on the screen, and waited for until somebody has put it right.
 */
export async function serveWorker({ port, siteUrl, folder = state, token, fetchAllowed }: ServedWorker) {
  const worker = await startWorker({
    config: wranglerConfig,
    bindings: {
      SITE_URL: { type: 'plain_text', value: siteUrl },
      ...(token === undefined ? {} : { EDITOR_TOKEN: { type: 'plain_text', value: token } }),
      ...(fetchAllowed === undefined ? {} : { FETCH_ALLOWED: { type: 'plain_text', value: fetchAllowed } }),
    },
    dev: {
      server: { hostname: 'localhost', port },
      persist: folder,
      registry: join(folder, 'registry'),
      inspector: false,
      watch: true,
      // Warnings, errors and what the worker itself says; not a line for each request.
      logLevel: 'warn',
    },
  })
  while (!(await answers(siteUrl))) await wait(pollMs)
  return worker
}

function answers(url: string): Promise<boolean> {
  const asked = newsclip(url, { timeoutMs: answerTimeoutMs, retries: 0 }).list({ limit: 1 })
  return asked.then(
    () => true,
    () => false,
  )
}
