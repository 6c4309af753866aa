import type { Article, Label } from '../domain/article.ts'
import { sortNameOf } from '../domain/label-page.ts'

/** A label, once, and how many more articles readers see under it. */
export interface CountedLabel extends Label {
  number: number
}

/** The labels that some articles are filed under. Those that readers do not see yet count for nothing. */
export interface LabelCounts {
  categories: CountedLabel[]
  /** Each with the name that it is sorted by. */
  tags: (CountedLabel & { sortName: string })[]
  /** Category and tag that articles have together. */
  pairs: { category: string; tag: string; number: number }[]
}

export type Filed = Pick<Article, 'category' | 'tags'> & { counted: boolean }

export function labelCountsOf(articles: Filed[]): LabelCounts {
  const categories = new Map<string, CountedLabel>()
  const tags = new Map<string, LabelCounts['tags'][number]>()
  const pairs = new Map<string, LabelCounts['pairs'][number]>()
  for (const { category, tags: own, counted } of articles) {
    const more = counted ? 1 : 0
    entry(categories, category.slug, () => ({ ...category, number: 0 })).number += more
    for (const tag of own) {
      entry(tags, tag.slug, () => ({ ...tag, number: 0, sortName: sortNameOf(tag.name) })).number += more
      const pair = { category: category.slug, tag: tag.slug, number: 0 }
      if (counted) entry(pairs, `${pair.category} ${pair.tag}`, () => pair).number += more
    }
  }
  return { categories: [...categories.values()], tags: [...tags.values()], pairs: [...pairs.values()] }
}

/** What is there by that name, or from now on the first. */
function entry<Value>(map: Map<string, Value>, name: string, first: () => Value): Value {
  const there = map.get(name)
  if (there !== undefined) return there
  const value = first()
  map.set(name, value)
  return value
}
