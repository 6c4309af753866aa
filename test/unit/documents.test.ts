import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts)

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** `worker/domain/slug.ts` and `test/support/` in code marks: anything below a folder of ours. */
const namedPath = /`((?:worker|widget|migrations|test|docs|bench|scripts|\.ci)\/[\w./-]*|[\w-]+\.(?:toml|json))`/g
const relativeLink = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g
const npmScript = /npm (?:run )?([a-z][\w:-]*)/g

/** What npm itself does, and what npm calls by its own name. */
const npmOwn = ['install', 'ci', 'run', 'help', 'version']

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8')

  it('names only files that exist', () => {
    const named = [...text.matchAll(namedPath)].map(([, path]) => path ?? '')
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('links only to files that exist', () => {
    const linked = [...text.matchAll(relativeLink)].map(([, path]) => join(dirname(document), path ?? ''))
    expect(linked.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names only scripts that exist', () => {
    const named = [...text.matchAll(npmScript)].map(([, script]) => script ?? '')
    expect(named.filter((script) => !scripts.includes(script) && !npmOwn.includes(script))).toEqual([])
  })
})
