import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { root } from '../../scripts/paths.ts'

// Packing and compiling take their seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** A project of somebody who has installed the package. */
const folder = mkdtempSync(join(tmpdir(), 'newsclip-package-'))
const installed = join(folder, 'node_modules/newsclip')

beforeAll(() => {
  const told = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' })
  const { filename } = JSON.parse(told.slice(told.indexOf('[')))[0] as { filename: string }
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', installed])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Whatever the compiler has against a file in the project. */
function compile(name: string, text: string, ...options: string[]): string {
  writeFileSync(join(folder, name), text)
  try {
    execFileSync('tsc', ['--noEmit', '--strict', ...options, name], { cwd: folder, encoding: 'utf8' })
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

describe('the package', () => {
  it('has the client, and nothing of the worker', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    expect(files).toContain('dist/client/newsclip.js')
    expect(files.filter((file) => /^(worker|test|scripts|node_modules)/.test(file))).toEqual([])
  })

  it('exports a client of at most 2 KB after brotli, which imports nothing', () => {
    const client = readFileSync(join(installed, 'dist/client/newsclip.js'))
    expect(brotliCompressSync(client).length).toBeLessThanOrEqual(2048)
    expect(client.toString()).not.toMatch(/\bimport\b|\brequire\(/)
  })

  it('runs where it is installed', () => {
    const program = `
      import { newsclip, NewsclipProblem } from 'newsclip/client'
      const fetch = async (url) => Response.json({ type: url + '/x/tag-not-found', title: 'None', detail: 'Here.' }, { status: 404 })
      await newsclip('https://news.example', { fetch }).tag('law').catch((error) => console.log(error instanceof NewsclipProblem, error.kind))
    `
    writeFileSync(join(folder, 'program.mjs'), program)
    const said = execFileSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' })
    expect(said).toBe('true tag-not-found\n')
  })

  it.each(['nodenext', 'bundler'])('is typed there, without another package: %s', (resolution) => {
    const program = `
      import { newsclip, type Article, NewsclipProblem } from 'newsclip/client'
      const site = newsclip('https://news.example')
      export const title: Promise<string> = site.list({ fields: ['title'] }).then(({ articles }) => articles[0]?.title ?? '')
      export const article: Promise<Article> = site.article('harbour-crane')
      // @ts-expect-error It was not asked for.
      export const url: Promise<string> = site.list({ fields: ['title'] }).then(({ articles }) => articles[0]?.url ?? '')
      export const kind = (error: unknown) => (error instanceof NewsclipProblem ? error.problem.status : undefined)
    `
    const module = resolution === 'bundler' ? 'esnext' : resolution
    const complaints = compile(
      `${resolution}.mts`,
      program,
      ...[
        '--module',
        module,
        '--moduleResolution',
        resolution,
        '--target',
        'es2022',
        '--lib',
        'es2022,dom',
        '--types',
        '',
      ],
    )
    expect(complaints).toBe('')
  })

  it('has the types of the contract', () => {
    const contract = readFileSync(join(root, 'worker/contract.ts'), 'utf8')
    const packed = readFileSync(join(installed, 'dist/client/contract.d.ts'), 'utf8')
    const names = [...packed.matchAll(/^export type (\w+)/gm)].map(([, name]) => name as string)
    const shared = names.filter((name) => contract.includes(`export type ${name} =`))
    expect(shared.length).toBeGreaterThan(20)
    const lines = shared.map((name) => `check<Same<packed.${name}, wire.${name}>>('${name}')`)
    const program = `
      import type * as wire from '${root}/worker/contract.ts'
      import type * as packed from './node_modules/newsclip/dist/client/contract.js'
      type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
      const check = <Is extends true>(name: string) => name
      ${lines.join('\n')}
    `
    const bundling = ['--module', 'esnext', '--moduleResolution', 'bundler', '--allowImportingTsExtensions']
    // JSON knows no undefined: whether a part that may be absent may be that as well is all the same here.
    const complaints = compile('contract.ts', program, ...bundling, '--target', 'es2024')
    expect(complaints).toBe('')
  })
})
