import type { ArticleInput } from '../contract.ts'
import { articleFromItem, type ItemSource } from './article-from-item.ts'
import type { Item } from './item.ts'
import { firstWords } from './one-line.ts'
import { plainText } from './plain-text.ts'
import { slugFromText } from './slug.ts'
import type { SourceSettings, TagMap } from './source.ts'

const maxSummary = 300

/** What an item means as an article under the settings of its source. */
export function articleFromSource(item: Item, settings: SourceSettings, source: ItemSource): ArticleInput {
  const { language, content, tags, tagMap } = settings
  const article = articleFromItem(language ? { ...item, language } : item, source)
  const filed = { ...article, tags: [...tags, ...inOurWords(article.tags ?? [], tagMap)] }
  if (content === 'full') return filed
  const { body, summary, ...rest } = filed
  const words = summary ?? firstWords(plainText(item.summary ?? item.content ?? ''), maxSummary)
  return words ? { ...rest, summary: words } : rest
}

/** Their tags as the source's map has them; those that it does not name stay. */
function inOurWords(theirs: string[], map: TagMap): string[] {
  return theirs.flatMap((name) => {
    const slug = slugFromText(name)
    // A map has "constructor" though nobody has named it.
    return Object.hasOwn(map, slug) ? (map[slug] ?? []) : name
  })
}

/** The map by slugs, so that any spelling of a tag finds it. */
export function bySlug(map: TagMap): TagMap {
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, ours]) => {
      const slug = slugFromText(name)
      return slug ? [[slug, ours]] : []
    }),
  )
}
