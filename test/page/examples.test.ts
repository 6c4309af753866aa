import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../../scripts/build-client.ts'
import { root } from '../../scripts/paths.ts'
import type { ArticleList } from '../../worker/contract.ts'
import type { OpenApi } from '../../worker/openapi/shape.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'
import { listMarkdownSnippets, listPageSnippets, readCommand } from '../support/snippets.ts'

/** Where the documents say that the demo is. */
const told = 'http://localhost:8787'

/** What they call a site of one's own, where only its owner can try a command. */
const ownSite = 'https://SITE'

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].map((name) => ({ name, snippets: listMarkdownSnippets(readFileSync(join(root, name), 'utf8')) }))

let site: DemoSite
let page: string

/** The project of somebody who has installed the package. */
const folder = mkdtempSync(join(tmpdir(), 'newsclip-examples-'))

beforeAll(async () => {
  const installed = join(folder, 'node_modules/newsclip')
  mkdirSync(installed, { recursive: true })
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'))
  buildClient(join(installed, 'dist/client'))
  site = await serveDemoSite()
  page = await (await fetch(`${site.url}/docs`)).text()
}, 180_000)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await site?.close()
})

/** What a program says that somebody has copied from a document; the compiler has nothing against it. */
function run(name: string, program: string): string {
  writeFileSync(join(folder, name), program.replaceAll(told, site.url))
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom',
    '--types',
    '',
  ]
  execFileSync('tsc', [...options, name], { cwd: folder, encoding: 'utf8' })
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' })
}

const commands = documents.flatMap(({ name, snippets }) =>
  snippets.flatMap(({ language, text }, index) => {
    const command = language === 'sh' ? readCommand(text) : undefined
    const answer = snippets[index + 1]
    return command ? [{ name, ...command, answer: answer?.language === 'json' ? answer.text : undefined }] : []
  }),
)

describe('a command in a document', () => {
  it('is there to be tried', () => {
    expect(commands.filter(({ name }) => name === 'README.md').length).toBeGreaterThan(3)
  })

  it.each(commands.filter(({ url }) => url.startsWith(told)))(
    'is answered as is told, $name: $url',
    async ({ url, init, answer }) => {
      const response = await fetch(url.replace(told, site.url), init)
      const text = (await response.text()).replaceAll(site.url, told)
      expect(answer, 'a command without its answer').toBeTypeOf('string')
      expect(JSON.parse(text)).toEqual(JSON.parse(answer ?? ''))
    },
  )
})

describe('a command for a site of one’s own', () => {
  const own = commands.filter(({ url }) => !url.startsWith(told))

  it('is there', () => expect(own.length).toBeGreaterThan(2))

  it.each(own)('asks what the contract has, $name: $init.method $url', async ({ url, init }) => {
    expect(url.startsWith(ownSite)).toBe(true)
    const { paths } = (await (await fetch(`${site.url}/openapi.json`)).json()) as OpenApi
    const { pathname } = new URL(url.replace(ownSite, site.url))
    const [known] = Object.keys(paths).filter((path) => asPattern(path).test(pathname))
    expect(Object.keys(paths[known ?? ''] ?? {})).toContain(init.method?.toLowerCase())
    if (typeof init.body === 'string') expect(JSON.parse(init.body)).toBeTypeOf('object')
  })
})

function asPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}

const programs = documents.flatMap(({ name, snippets }) =>
  snippets.filter(({ language }) => language === 'ts').map(({ text }, index) => ({ name, number: index + 1, text })),
)

describe('a program in a document', () => {
  it.each(programs)('is compiled, runs and says something, $name: $number', ({ number, text }) => {
    expect(run(`document-${number}.mts`, text)).toMatch(/\w/)
  })
})

describe('on the page of the documentation', () => {
  it('every command is answered', async () => {
    const commands = listPageSnippets(page).flatMap(({ language, text }) =>
      language === 'sh' ? [readCommand(text)] : [],
    )
    expect(commands.length).toBeGreaterThan(1)
    for (const command of commands) {
      if (!command) throw new Error('There is a command on the page that is not curl’s.')
      expect((await fetch(command.url, command.init)).status, command.url).toBe(200)
    }
  })

  it('every program is compiled, runs and says something', () => {
    const programs = listPageSnippets(page).filter(({ language }) => language === 'ts')
    expect(programs.length).toBe(2)
    for (const [index, { text }] of programs.entries()) expect(run(`page-${index}.mts`, text)).toMatch(/\w/)
  })

  it('every question finds something', async () => {
    const asked = [...page.matchAll(/href="(\/api\/v1\/articles\?[^"]+)"/g)].map(([, path = '']) => path)
    expect(asked.length).toBeGreaterThan(12)
    for (const path of asked) {
      const response = await fetch(site.url + path.replaceAll('&amp;', '&'))
      expect(response.status, path).toBe(200)
      expect(((await response.json()) as ArticleList).articles.length, path).toBeGreaterThan(0)
    }
  })

  it('every format is there', async () => {
    const rows = [...page.matchAll(/<tr id="\w+"><td><a href="([^"]+)">.*?<td><code>([^<]+)<\/code><\/td><\/tr>/g)]
    expect(rows.length).toBeGreaterThan(9)
    for (const [, path = '', type] of rows) {
      const response = await fetch(site.url + path)
      expect(response.status, path).toBe(200)
      expect(response.headers.get('Content-Type'), path).toContain(type)
    }
  })

  it('every form finds something as it is', async () => {
    const forms = [...page.matchAll(/<form class="docs-try" action="([^"]+)"[^>]*>(.*?)<\/form>/gs)]
    expect(forms.length).toBeGreaterThan(5)
    for (const [, action = '', fields = ''] of forms) {
      const filled = [...fields.matchAll(/ name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ])
      const response = await fetch(`${site.url}${action}?${new URLSearchParams(filled)}`)
      expect(response.status, action).toBe(200)
      // The first list in an answer is what was asked for.
      const [, found] = /^\{[^[]*"(?:articles|tags)":\[(.)/.exec(await response.text()) ?? []
      expect(found, action).not.toBe(']')
    }
  })
})
