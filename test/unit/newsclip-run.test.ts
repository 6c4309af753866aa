import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../../scripts/newsclip/run.ts'
import { saveFiles } from '../support/exports.ts'

let server: Server | undefined
afterEach(() => server?.close().closeAllConnections())

/** An instance that answers every request with that JSON. */
async function answering(json: string): Promise<string> {
  server = createServer((_, response) => response.setHeader('Content-Type', 'application/json').end(json))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function run(site: string, ...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(args, {
    ...{ environment: { NEWSCLIP_SITE: site, NEWSCLIP_TOKEN: 'secret' }, localToken: undefined },
    ...{ tell: (line: string) => out.push(line), complain: (line: string) => err.push(line), onInterrupt: () => {} },
    terminal: { isTTY: false, columns: 80, write: (text: string | Uint8Array) => err.push(String(text)) > 0 },
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const commands = [
  ...[
    'list --state draft',
    'show a',
    'revisions a',
    'imports list',
    'imports undo a',
    'sources list',
    'sources show 1',
  ],
  ...['sources check 1', 'tokens list', 'tokens create a --scope media', 'tokens revoke 1', 'purge --everything'],
  ...['withdraw a', 'delete a --yes', 'sources remove 1'],
]

describe('an instance that is none', () => {
  it.each(['null', '[1, 2]', '"hello"'])('is told, when everything is answered by %s', async (json) => {
    const site = await answering(json)
    for (const line of commands) {
      const { code, out } = await run(site, ...line.split(' '), '--json')
      expect([line, code], out).toEqual([line, 1])
      expect(out).toContain('not as a Newsclip instance does')
      expect(() => JSON.parse(out)).not.toThrow()
    }
  })

  it('ends no command without a word for people and for programs', async () => {
    const site = await answering('{}')
    const { code, out } = await run(site, 'tokens', 'list', '--json')
    expect([code, JSON.parse(out)]).toEqual([1, { failure: expect.stringContaining('The command broke') }])
    expect((await run(site, 'tokens', 'list')).err).toContain('The command broke')
  })
})

describe('a folder', () => {
  it('that cannot be written to is told as the machine says it', async () => {
    const file = join(saveFiles({ 'a.txt': 'There is a file.' }), 'a.txt')
    const { code, out } = await run('http://127.0.0.1:9', 'export', file, '--json')
    expect([code, JSON.parse(out)]).toEqual([1, { failure: expect.stringContaining('ENOTDIR') }])
  })

  it('without a name is none', async () => {
    expect(await run('http://127.0.0.1:9', 'export', '')).toMatchObject({
      code: 2,
      err: expect.stringContaining('export does not take an empty word.'),
    })
  })
})

describe('what is told', () => {
  it('gives the terminal no orders that stand in a name', async () => {
    const { err } = await run('http://127.0.0.1:9', 'publish', 'red \u001b[31malert\u0007.md')
    expect(err).toBe('red \ufffd[31malert\ufffd.md cannot be read: ENOENT.')
  })
})

describe('a full disk', () => {
  it.skipIf(!existsSync('/dev/full'))('that takes no outcome is told', () => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, ['scripts/newsclip.ts', 'help'], {
      ...{ stdio: ['ignore', full, 'pipe'], encoding: 'utf8' },
    })
    closeSync(full)
    expect([status, stderr]).toEqual([1, 'The outcome could not be written: ENOSPC.\n'])
  })
})
