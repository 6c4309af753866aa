import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Which rooms and packages each room may import from (docs/architecture.md). A room may always import from itself. */
const allowed: Record<string, string[]> = {
  'worker/index.ts': ['worker/app.ts', 'worker/env.ts', 'worker/jobs'],
  'worker/app.ts': ['worker/env.ts', 'worker/http', 'worker/routes', 'hono'],
  'worker/env.ts': ['worker/database', 'worker/domain'],
  'worker/contract.ts': ['worker/contract', 'valibot'],
  'worker/contract': ['worker/domain', 'valibot'],
  'worker/routes': [
    'worker/env.ts',
    'worker/contract.ts',
    'worker/database',
    'worker/domain',
    'worker/body',
    'worker/feeds',
    'worker/pages',
    'worker/openapi',
    'worker/http',
    'worker/fetching',
    'worker/sources',
    'worker/images',
    'worker/sharing',
    'worker/storage',
    'widget/heading.ts',
    'widget/layouts.ts',
    'hono',
    'valibot',
  ],
  'worker/jobs': [
    'worker/env.ts',
    'worker/fetching',
    'worker/sources',
    'worker/images',
    'worker/sharing',
    'worker/storage',
    'worker/contract.ts',
    'worker/database',
    'worker/domain',
    'worker/body',
    'worker/feeds',
    'worker/http',
  ],
  'worker/sources': [
    'worker/contract.ts',
    'worker/database',
    'worker/domain',
    'worker/body',
    'worker/feeds',
    'worker/fetching',
    'worker/http',
  ],
  'worker/database': ['worker/contract.ts', 'worker/domain', 'drizzle-orm'],
  'worker/pages': [
    'worker/contract.ts',
    'worker/openapi/shape.ts',
    'worker/domain',
    'widget/card.ts',
    'widget/card.css',
    'widget/feed.css',
    'widget/utm.ts',
    'widget/heading.ts',
    'widget/layouts.ts',
    'widget/hue.ts',
    'widget/new-tab.ts',
    'hono',
  ],
  'worker/http': [
    'worker/env.ts',
    'worker/contract.ts',
    'worker/contract',
    'worker/database',
    'worker/domain',
    'worker/storage',
    'widget/layouts.ts',
    'hono',
    'valibot',
  ],
  'worker/openapi': [
    'worker/contract',
    'worker/http',
    'worker/images',
    'worker/domain',
    '@valibot/to-json-schema',
    'valibot',
  ],
  'worker/images': ['worker/domain'],
  'worker/sharing': ['worker/env.ts', 'worker/database', 'worker/domain', 'worker/fetching', 'worker/storage'],
  'worker/storage': [],
  'worker/fetching': ['worker/domain', 'worker/images', 'worker/storage', 'ipaddr.js'],
  'worker/drawing': [
    'worker/domain',
    'worker/images',
    'widget/hue.ts',
    '@takumi-rs/wasm',
    // Of the platform itself.
    'cloudflare:workers',
  ],
  'worker/body': [
    'entities',
    'worker/contract.ts',
    'worker/domain',
    'hast',
    'hast-util-to-text',
    'mdast',
    'rehype-remark',
    'remark-stringify',
    'hast-util-from-parse5',
    'parse5',
    'rehype-raw',
    'rehype-sanitize',
    'rehype-stringify',
    'remark-gfm',
    'remark-parse',
    'remark-rehype',
    'unified',
  ],
  'worker/feeds': [
    'worker/contract.ts',
    'worker/domain',
    'entities',
    'mdast',
    'remark-gfm',
    'remark-stringify',
    'unified',
  ],
  'worker/domain': [
    'worker/contract.ts',
    'widget/inline-token.ts',
    'widget/layouts.ts',
    'widget/words.ts',
    '@sindresorhus/slugify',
    'entities',
  ],
  widget: ['worker/contract.ts', 'widget/client/pause.ts', 'lit'],
  'widget/client': ['worker/contract.ts'],
}

const sources = ['worker', 'widget'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name)),
)

/** `from '…'`, `import '…'` and `import('…')`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gms)].map(
    ([, statement, call]) => {
      const name = statement ?? call ?? ''
      if (!name.startsWith('.')) return packageOf(name)
      return relative(root, join(root, dirname(file), name))
    },
  )
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** A room within a room is the narrower one. */
function roomOf(file: string): string {
  const rooms = Object.keys(allowed).filter((room) => file === room || file.startsWith(`${room}/`))
  const [narrowest] = rooms.sort((one, other) => other.length - one.length)
  if (!narrowest) throw new Error(`${file} is in no room of the house`)
  return narrowest
}

describe('the house', () => {
  it('has sources to look at', () => {
    expect(sources).toContain('worker/domain/slug.ts')
    expect(importsOf('worker/routes/articles.ts')).toEqual(expect.arrayContaining(['hono', 'worker/domain/present.ts']))
  })

  it.each(sources)('%s imports only from where its room may', (file) => {
    const room = roomOf(file)
    const strangers = importsOf(file).filter(
      (target) => ![room, ...(allowed[room] ?? [])].some((one) => target === one || target.startsWith(`${one}/`)),
    )
    expect(strangers).toEqual([])
  })

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>()
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done' || !sources.includes(file)) return
      if (state.get(file) === 'open') throw new Error(`A cycle: ${[...path, file].join(' → ')}`)
      state.set(file, 'open')
      for (const target of importsOf(file)) visit(target, [...path, file])
      state.set(file, 'done')
    }
    for (const file of sources) visit(file, [])
    expect(state.size).toBe(sources.length)
  })

  it('speaks SQL in the database room only', () => {
    const speakers = sources.filter(
      (file) =>
        !file.startsWith('worker/database/') &&
        /\.prepare\(|\bsql`|\b(SELECT|INSERT INTO|DELETE FROM) /.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(speakers).toEqual([])
  })
})
