import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../scripts/newsclip/command.ts'
import { publish } from '../../scripts/newsclip/commands/publish.ts'
import { readFrontMatter, writeFrontMatter } from '../../scripts/newsclip/front-matter.ts'
import type { Ask, Request } from '../../scripts/newsclip/instance.ts'
import type { Manuscript } from '../../worker/contract.ts'
import { saveFiles } from '../support/exports.ts'

const folder = saveFiles({})

/** Publishes what show writes, and expects that nothing but the article is asked for. */
async function expectNoChange({ state, written }: Pick<Manuscript, 'state' | 'written'>) {
  const publishedAt = state === 'draft' ? null : '2026-03-02T08:00:00.000Z'
  const manuscript = { slug: 'pier', state, publishedAt, written }
  const file = join(folder, 'pier.md')
  writeFileSync(file, writeFrontMatter(manuscript as Manuscript))
  const asked: Request[] = []
  const ask = (async (request) => {
    asked.push(request)
    return { value: manuscript, etag: '"1"' }
  }) as Ask
  const call = { words: [file], options: {}, ask } as unknown as Call
  expect(await publish.run(call)).toMatchObject({ report: { articles: [{ outcome: 'unchanged', state }] } })
  expect(asked).toEqual([{ path: '/articles/pier' }])
}

describe('publish', () => {
  it.each<Partial<Manuscript['written']>>([
    {},
    { body: { markdown: '\n \nFerries run.\n' } },
    { body: { markdown: '    npm start\n\nstarts it.' } },
    { body: { text: '\tAt the pier,\nin spring. ' } },
    { image: { url: 'https://harbour.example/crane.png', width: 800, height: 600, alt: '' } },
    { origin: { source: 'https://harbour.example/feed', guid: '1' } },
  ])('asks for no change when a file is as show writes it: %j', async (parts) => {
    await expectNoChange({ state: 'published', written: { title: 'Pier', ...parts } })
  })

  it.each(['draft', 'scheduled', 'published', 'withdrawn'] as const)('leaves it as it is: %s', async (state) => {
    await expectNoChange({ state, written: { title: 'Pier' } })
  })

  it('does not write one file over another of the same command', async () => {
    const files = saveFiles({ 'a/index.md': '---\ntitle: A\n---\n', 'b/index.md': '---\ntitle: B\n---\n' })
    const words = ['a/index.md', 'b/index.md', 'a/index.md'].map((name) => join(files, name))
    const value = { slug: 'index', state: 'draft', publishedAt: null, written: { title: 'A' } }
    const ask = (async () => ({ value, etag: undefined })) as Ask
    const call = { words, options: { draft: true }, ask, screen: { progress: () => {} } } as unknown as Call
    expect(await publish.run(call)).toMatchObject({
      report: { articles: [{ outcome: 'unchanged' }, { outcome: 'refused' }, { outcome: 'unchanged' }] },
      troubles: [`${words[1]} would take the place of ${words[0]}: both have the slug "index".`],
    })
  })

  it('names the picture that a site does not take', async () => {
    const text = '---\ntitle: Pier\n---\n![One](one.png) ![Two](two.png)\n'
    const files = saveFiles({ 'pier.md': text, 'one.png': '1', 'two.png': '22' })
    const ask = (async ({ file }) => {
      if (file?.bytes.length === 1) return { value: { url: 'https://news.example/media/1.png' } }
      const problem = { type: 'https://news.example/problems/picture-refused', detail: 'It is not whole.' }
      return { failure: { sentence: 'No.', final: false, problem } }
    }) as Ask
    const call = { words: [join(files, 'pier.md')], options: {}, ask } as unknown as Call
    expect(await publish.run(call)).toMatchObject({
      troubles: [
        `${join(files, 'pier.md')} has a picture that is not taken: ${join(files, 'two.png')}. It is not whole.`,
      ],
    })
  })

  it('makes no second article of one that has moved', async () => {
    const file = join(saveFiles({ 'pier.md': '---\ntitle: Pier\n---\n' }), 'pier.md')
    const asked: Request[] = []
    const ask = (async (request) => {
      asked.push(request)
      const problem = { type: 'https://news.example/problems/article-moved', title: 'Moved', status: 404, detail: '' }
      return { failure: { sentence: 'It is at "pier-2" now.', final: false, problem } }
    }) as Ask
    const call = { words: [file], options: {}, ask } as unknown as Call
    expect(await publish.run(call)).toMatchObject({ troubles: [`${file} It is at "pier-2" now.`], exitCode: 1 })
    expect(asked.map(({ method }) => method)).toEqual([undefined])
  })

  it('takes the first line of a text as it begins', () => {
    expect(readFrontMatter('---\ntitle: Pier\n---\n\n    npm start\n\nstarts it.\n\n')).toMatchObject({
      written: { body: { markdown: '    npm start\n\nstarts it.' } },
    })
  })
})
