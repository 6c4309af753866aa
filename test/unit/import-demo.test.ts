import { describe, expect, it } from 'vitest'
import { motifs } from '../../scripts/demo/draw.ts'
import { inputFromDemoArticle, listDemoArticles } from '../../scripts/demo/list-articles.ts'
import { readArticleInput } from '../../worker/http/article-input.ts'
import { maxImportBytes, maxImportLines } from '../../worker/http/lines.ts'

const articles = listDemoArticles()
const inputs = articles.map((article) => inputFromDemoArticle(article, 'http://localhost:8787'))

describe('the demo newsroom', () => {
  it.each(articles.map(({ slug }, index) => [slug, index] as const))('is sound: %s', (_, index) => {
    expect(readArticleInput(inputs[index])).toHaveProperty('article')
    expect(motifs).toContain(articles[index]?.picture.motif)
  })

  it('goes into one request', () => {
    expect(inputs.length).toBeGreaterThan(0)
    expect(inputs.length).toBeLessThanOrEqual(maxImportLines)
    expect(Buffer.byteLength(inputs.map((input) => JSON.stringify(input)).join('\n'))).toBeLessThan(maxImportBytes)
  })

  it('tells the address and the size of each picture', () => {
    expect(inputs.map(({ image }) => [image?.url, image?.width, image?.height])).toEqual(
      articles.map(({ slug }) => [`http://localhost:8787/demo/${slug}.webp`, 1600, 900]),
    )
  })
})
