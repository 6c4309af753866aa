import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWidget, type WidgetSize } from '../../scripts/build-widget.ts'

const folder = mkdtempSync(join(tmpdir(), 'newsclip-build-'))
const assets = join(folder, 'assets')
let size: WidgetSize

beforeAll(async () => {
  size = await buildWidget(assets)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bundle = () => readFileSync(join(assets, 'widget/newsclip-feed.js'))

describe('the bundle', () => {
  it('is what is published, with its headers and without its map', () => {
    const published = readdirSync(assets, { recursive: true, encoding: 'utf8' })
    expect(published.sort()).toEqual(['_headers', 'widget', 'widget/newsclip-feed.js'])
    expect(bundle().toString()).not.toContain('sourceMappingURL')
  })

  it('may be read by every page, is kept for five minutes and served stale for a day', () => {
    const [widget] = readFileSync(join(assets, '_headers'), 'utf8').split('/demo/*')
    expect(widget).toContain('/widget/*\n')
    expect(widget).toContain('  Access-Control-Allow-Origin: *\n')
    expect(widget).toContain('  Cache-Control: public, max-age=300, stale-while-revalidate=86400\n')
  })

  it('is as big as the build says, within the budget', () => {
    expect(bundle().length).toBe(size.rawBytes)
    // Node's own measure, at the same quality, is the oracle; the hint of the size may cost or save a few bytes.
    expect(Math.abs(brotliCompressSync(bundle()).length - size.brotliBytes)).toBeLessThan(20)
    expect(size.brotliBytes).toBeLessThanOrEqual(9_216)
  })

  it('is Lit’s production build, without decorators, and knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
    expect(bundle().toString()).toContain(`version="${version}"`)
    expect(bundle().toString()).not.toMatch(/dev-mode|__decorate|litHtmlVersions/)
  })
})
