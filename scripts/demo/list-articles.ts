import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { ArticleInput } from '../../worker/contract.ts'

const folder = fileURLToPath(new URL('articles', import.meta.url))

/** One file of the demo newsroom: front matter, then Markdown. */
export interface DemoArticle {
  file: string
  slug: string
  title: string
  category: string
  tags: string[]
  summary: string
  author: string
  publishedAt: string
  updatedAt?: string
  language: string
  picture: { motif: string; alt: string; credit: string }
  source: { url: string; publisher: string; title: string }
  markdown: string
}

/** All of them, by file name. */
export function listDemoArticles(): DemoArticle[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return files.sort().map((name) => {
    const file = join(folder, name)
    const [, frontMatter, markdown] = readFileSync(file, 'utf8').match(/^---\n(.*?)\n---\n(.*)$/s) ?? []
    if (!frontMatter || !markdown) throw new Error(`${file} has no front matter.`)
    return { ...(parse(frontMatter) as DemoArticle), file, slug: basename(name, '.md'), markdown: markdown.trim() }
  })
}

/** As it is handed in to the instance that also serves its picture. */
export function inputFromDemoArticle(article: DemoArticle, siteUrl: string): ArticleInput {
  const { file, picture, markdown, ...rest } = article
  const { alt, credit } = picture
  const image = { url: `${siteUrl}/demo/${article.slug}.webp`, width: 1600, height: 900, alt, credit }
  return { ...rest, body: { markdown }, image }
}
