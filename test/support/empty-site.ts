import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommandLine } from '../../scripts/newsclip/run.ts'
import { assets } from '../../scripts/paths.ts'
import { prepareDatabase } from '../../scripts/start/database.ts'
import { findFreePort } from '../../scripts/start/ports.ts'
import { serveWorker } from '../../scripts/start/worker.ts'
import { editorToken } from './editor-token.ts'

export interface EmptySite {
  url: string
  /** Runs the command line for this site. */
  run: (...args: string[]) => Promise<Ran>
  close: () => Promise<void>
}

export interface Ran {
  code: number
  out: string
  err: string
}

/** A site without articles, as `npm start` would serve it, in a folder and on a port of its own; it reads these hosts' feeds. */
export async function serveEmptySite(fetchAllowed: string): Promise<EmptySite> {
  const folder = mkdtempSync(join(tmpdir(), 'newsclip-'))
  const port = await findFreePort(18_900)
  if (port === undefined) throw new Error('No free port from 18900 on.')
  const url = `http://localhost:${port}`
  mkdirSync(assets, { recursive: true })
  await prepareDatabase(url, folder)
  const worker = await serveWorker({ port, siteUrl: url, folder, token: editorToken, fetchAllowed })
  return {
    url,
    run: (...args) => runCommand(args, { NEWSCLIP_SITE: url, NEWSCLIP_TOKEN: editorToken }),
    close: async () => {
      await worker.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function runCommand(args: string[], environment: Record<string, string>): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine(args, {
    ...{ environment, localToken: undefined, onInterrupt: () => {} },
    tell: (line) => out.push(line),
    complain: (line) => err.push(line),
    terminal: { isTTY: false, columns: 80, write: (text: string | Uint8Array) => err.push(String(text)) > 0 },
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
