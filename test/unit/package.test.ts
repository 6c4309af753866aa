import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

const resolutions = ['nodenext', 'bundler']

function optionsFor(resolution: string): string[] {
  const module = resolution === 'bundler' ? 'esnext' : resolution
  const modules = ['--module', module, '--moduleResolution', resolution]
  return [...modules, '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', '']
}

describe('the package', () => {
  it('has the client, and nothing of the worker', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    expect(files).toContain('dist/client/newsclip.js')
    expect(files.filter((file) => /^(worker|test|scripts|node_modules)/.test(file))).toEqual([])
  })

  it('brings nothing along: worker and element are bundled, each where it is made', () => {
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    expect(dependencies).toBeUndefined()
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

  it.each(resolutions)('is typed there, without another package: %s', (resolution) => {
    const program = `
      import { newsclip, type Article, NewsclipProblem } from 'newsclip/client'
      const site = newsclip('https://news.example')
      export const title: Promise<string> = site.list({ fields: ['title'] }).then(({ articles }) => articles[0]?.title ?? '')
      export const article: Promise<Article> = site.article('harbour-crane')
      // @ts-expect-error It was not asked for.
      export const url: Promise<string> = site.list({ fields: ['title'] }).then(({ articles }) => articles[0]?.url ?? '')
      export const kind = (error: unknown) => (error instanceof NewsclipProblem ? error.problem.status : undefined)
    `
    expect(compile(`${resolution}.mts`, program, ...optionsFor(resolution))).toBe('')
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

const packed = (name: string) => readFileSync(join(installed, 'dist/element', name), 'utf8')

describe('the element in the package', () => {
  it('registers with one import, and by itself under any name', () => {
    expect(packed('feed.js')).toContain('\ndefine()\n')
    expect(packed('element.js')).toMatch(/export\{[^}]*\bdefine\b[^}]*\}/)
    expect(packed('element.js')).not.toMatch(/\bimport\b *["'{*]/)
  })

  it('is typed: attributes by their words, events by their names', () => {
    const program = `
      import { define, NewsclipFeed } from 'newsclip/element'
      import 'newsclip/feed'
      define('my-news')
      const feed = document.createElement('newsclip-feed')
      feed.category = 'general'
      feed.addEventListener('newsclip-load', ({ detail }) => console.log(detail.count, detail.from))
      feed.addEventListener('newsclip-click', ({ detail: { article } }) => console.log(article.url))
      export const waiting: boolean = feed instanceof NewsclipFeed && feed.state === 'loading'
      export const loaded: Promise<void> = feed.load()
      // @ts-expect-error There is no such state.
      export const wrong: boolean = feed.state === 'done'
      // @ts-expect-error It is a number.
      feed.addEventListener('newsclip-more', ({ detail }) => detail.count.toUpperCase())
    `
    for (const resolution of resolutions) {
      expect(compile(`element-${resolution}.mts`, program, ...optionsFor(resolution))).toBe('')
    }
  })

  it('is known to React’s templates, and comes as a component', () => {
    symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'))
    const program = `
      import type {} from 'newsclip/jsx/react'
      import { NewsclipFeed } from 'newsclip/react'
      export const tag = <newsclip-feed category="general" heading-level={3} layout="grid"><a href="/">More</a></newsclip-feed>
      export const component = <NewsclipFeed category="general" headingLevel="3" onNewsclipLoad={({ detail }) => detail.count.toFixed()} />
      // @ts-expect-error There is no such layout.
      export const wrong = <newsclip-feed layout="spiral" />
      // @ts-expect-error There is no such layout.
      export const wrongToo = <NewsclipFeed layout="spiral" />
    `
    const options = [...optionsFor('bundler'), '--jsx', 'react-jsx']
    expect(compile('react.tsx', program, ...options)).toBe('')
  })

  it.each([
    ['preact', 'preact'],
    ['solid', 'solid-js'],
  ])('is known to the templates of %s', (flavour, module) => {
    // Stands for the package's own types, as far as ours lean on them.
    const types = join(folder, 'node_modules', module)
    mkdirSync(types, { recursive: true })
    writeFileSync(
      join(types, 'index.d.ts'),
      'export namespace JSX { interface HTMLAttributes<T> { id?: string; ref?: (own: T) => void } interface IntrinsicElements {} interface Element {} }',
    )
    writeFileSync(join(types, 'package.json'), JSON.stringify({ name: module, version: '1.0.0', types: 'index.d.ts' }))
    const program = `
      import type { JSX } from '${module}'
      import type {} from 'newsclip/jsx/${flavour}'
      export const props: JSX.IntrinsicElements['newsclip-feed'] = { category: 'general', layout: 'hero', id: 'news' }
      // @ts-expect-error There is no such layout.
      export const wrong: JSX.IntrinsicElements['newsclip-feed'] = { layout: 'spiral' }
    `
    expect(compile(`${flavour}.mts`, program, ...optionsFor('bundler'))).toBe('')
  })

  it('is the tag with its fallback where React renders on a server', () => {
    for (const name of ['react', 'react-dom', 'scheduler']) {
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
    }
    const program = `
      import { createElement } from 'react'
      import { renderToString } from 'react-dom/server'
      import { NewsclipFeed } from 'newsclip/react'
      const link = createElement('a', { href: '/' }, 'More')
      console.log(renderToString(createElement(NewsclipFeed, { category: 'general', headingLevel: 3, id: 'news', onNewsclipLoad() {} }, link)))
    `
    writeFileSync(join(folder, 'server.mjs'), program)
    const said = execFileSync(process.execPath, ['--preserve-symlinks', 'server.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(said).toBe(
      '<newsclip-feed category="general" heading-level="3" id="news"><a href="/">More</a></newsclip-feed>\n',
    )
  })

  it('is described for editors, by what the sources say', () => {
    const [{ declarations }] = JSON.parse(packed('custom-elements.json')).modules
    const [element] = declarations as [Record<string, { name: string; type?: { text: string } }[]>]
    const named = (list: string) => (element[list] ?? []).map(({ name }) => name)
    expect(named('attributes')).toEqual(expect.arrayContaining(['category', 'heading-level', 'layout', 'on-error']))
    expect(element.attributes?.find(({ name }) => name === 'theme')?.type?.text).toBe(
      "'inherit' | 'auto' | 'light' | 'dark'",
    )
    expect(named('events')).toEqual(['newsclip-load', 'newsclip-error', 'newsclip-click', 'newsclip-more'])
    expect(named('slots')).toEqual(expect.arrayContaining(['', 'heading', 'loading', 'empty', 'error', 'footer']))
    expect(named('cssParts')).toEqual(expect.arrayContaining(['root', 'card', 'headline', 'link', 'retry', 'skeleton']))
    expect(named('cssProperties')).toEqual(expect.arrayContaining(['--newsclip-accent', '--newsclip-card-min']))
    expect(named('cssStates')).toContain('stale')
  })
})
