import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isUnsafe } from '../../worker/feeds/declared-entities.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { tidyFeed } from '../../worker/feeds/tidy-feed.ts'

const fixtures = new URL('../fixtures/feeds/', import.meta.url)
const declaring = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY crane "A &lt;b>crane&lt;/b>"><!ENTITY % more SYSTEM "file:///etc/passwd">]>
  <rss version="2.0"><channel><title>&crane;</title><item><title><![CDATA[<!DOCTYPE x [<!ENTITY y "z">]>]]></title></item></channel></rss>`

it('is asked of no feed: none reaches the parser with a declaration in it', () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const texts = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`))
  const tidy = [declaring, ...texts.map((bytes) => decodeText(bytes))].flatMap((text) => tidyFeed(text, {}) ?? [])
  expect(tidy.length).toBeGreaterThan(10)
  expect(tidy.filter(({ xml }) => xml.includes('<!'))).toEqual([])
  expect(tidy[0]?.xml).toContain('<title>')
})

it('believes none', () => {
  expect(isUnsafe()).toBe(true)
})
