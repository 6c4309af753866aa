import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { faultLog } from '../places.ts'
import type { Rates, Tally } from './faults.ts'

const token = 'for-faults-only'

export interface Server {
  /** Asks the product; a path below the site's address. Throws when nobody answers. */
  ask: (path: string, init?: RequestInit) => Promise<Response>
  /** Says how much is to break from now on; gives back what broke until now. */
  breakCalls: (rates: Rates) => Promise<Record<'database' | 'storage', Tally>>
  /** Lets the clock strike, several times at once. How each run ended. */
  strike: (times: number, scheduledTime: number) => Promise<string[]>
  /** Has all that is in the queue delivered, several times at once. How each run ended. */
  deliver: (times: number) => Promise<string[]>
  /** Ends it as the power does, and everything that it started. */
  kill: () => Promise<void>
}

export const asEditor = { Authorization: `Bearer ${token}` }

/** A folder for what a server keeps; gone when the run is over. */
export async function withFolder<T>(run: (folder: string) => Promise<T>, folder = newFolder()): Promise<T> {
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'newsclip-faults-'))
}

/** Serves what the folder keeps. `allowed` is the host and port that it may send to although it is at home. */
export async function serve(folder: string, allowed = ''): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), folder, token, allowed], {
    // A group of its own, to be killed as one.
    detached: true,
    // Every fault is logged with its stack, which is nothing to look at.
    stdio: ['ignore', 'pipe', openSync(faultLog, 'a')],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endWithUs = () => end(child.pid)
  process.once('exit', endWithUs)
  const url = await addressIn(child.stdout as NodeJS.ReadableStream, ended)
  const ask = (path: string, init: RequestInit = {}) => fetch(new URL(path, url), { redirect: 'manual', ...init })
  const tell = async <Told>(what: string, body: object) => {
    const response = await ask(`/faults/${what}`, { method: 'POST', body: JSON.stringify(body) })
    return (await response.json()) as Told
  }
  return {
    ask,
    breakCalls: (rates) => tell<Record<'database' | 'storage', Tally>>('rates', rates),
    strike: (times, scheduledTime) => tell<string[]>('clock', { times, scheduledTime }),
    deliver: (times) => tell<string[]>('queue', { times }),
    async kill() {
      process.off('exit', endWithUs)
      end(child.pid)
      await ended
    },
  }
}

function end(pid: number | undefined) {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL')
}

/** What the server says by itself, as that it has found secrets in .dev.vars, is passed over. */
async function addressIn(stream: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  const line = new Promise<string>((resolve) =>
    createInterface({ input: stream }).on('line', (text) => {
      if (URL.canParse(text)) resolve(text)
    }),
  )
  const early = ended.then(() => Promise.reject(new Error('The server ended before it answered.')))
  return Promise.race([line, early])
}
