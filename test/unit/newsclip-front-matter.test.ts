import { describe, expect, it } from 'vitest'
import { readFrontMatter, type WrittenFile, writeFrontMatter } from '../../scripts/newsclip/front-matter.ts'
import type { Manuscript } from '../../worker/contract.ts'

function read(text: string): WrittenFile {
  const file = readFrontMatter(text)
  if ('refusal' in file) throw new Error(file.refusal)
  return file
}

function complaint(text: string): string {
  const file = readFrontMatter(text)
  if (!('refusal' in file)) throw new Error(`It was read: ${JSON.stringify(file)}`)
  return file.refusal
}

describe('front matter', () => {
  it.each(['007', '1.0', '1e3', '0x1F', '1984', 'true', '12_000', '2026-03-01', '.5'])(
    'keeps the signs of a title that looks like something else: %s',
    (title) => {
      expect(read(`---\ntitle: ${title}\n---\nFerries run.`).written.title).toBe(title)
    },
  )

  it('gives back what show has written of such a title', () => {
    const manuscript = { slug: 'agent', state: 'draft', publishedAt: null, written: { title: '007' } }
    expect(read(writeFrontMatter(manuscript as unknown as Manuscript)).written).toMatchObject({ title: '007' })
  })

  it.each([
    '---\r\ntitle: Crane\r\n---\r\nFerries run.\r\n',
    '\ufeff---\ntitle: Crane\n---\nFerries run.',
    '\n\n---  \ntitle: Crane\n--- \nFerries run.',
  ])('is read as editors of all kinds save it: %j', (text) => {
    expect(read(text).written).toEqual({ title: 'Crane', body: { markdown: 'Ferries run.' } })
  })

  it('says nothing by a key without a value', () => {
    const text = '---\ntitle: Crane\nauthor:\nimage:\n  url: crane.png\n  alt:\n  credit:\n---\nFerries run.'
    expect(read(text).written).toEqual({
      title: 'Crane',
      image: { url: 'crane.png' },
      body: { markdown: 'Ferries run.' },
    })
  })

  it('that holds itself is refused', () => {
    expect(complaint('---\ntitle: Crane\nimage: &picture { url: *picture }\n---\nFerries run.')).toContain(
      'image must be',
    )
  })

  it('is not what stands between two rules within a text', () => {
    expect(complaint('Ferries run.\n\n---\ntitle: Crane\n---\n\nOn time.')).toContain('has no front matter')
  })

  it('that cannot be read is told by the line of the file', () => {
    expect(complaint('\ufeff\n---\ntags: []\ntitle: Crane: the second\n---\nFerries run.')).toMatch(
      /^has front matter that cannot be read: .+ at line 4, column 8\. Quotation marks/,
    )
  })
})
