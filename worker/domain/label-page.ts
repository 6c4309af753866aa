import type { Label } from './article.ts'
import { foldCase } from './fold.ts'

export interface CountedLabel extends Label {
  /** Published articles. */
  articleCount: number
}

export const labelSorts = ['count', 'name'] as const

/** A name as it is sorted: case and accents make no difference, signs go before letters, alphabets one after another. */
export function sortNameOf(name: string): string {
  return foldCase(name)
}

/** Which tags are asked for. */
export interface LabelQuestion {
  /** The beginning of the slug. */
  prefix: string
  /** Only tags of this category's articles, with their counts in it. */
  category: string | undefined
  sort: (typeof labelSorts)[number]
  limit: number
  /** The last tag of the page before. */
  after: LabelPlace | undefined
}

export interface LabelPlace {
  articleCount: number
  slug: string
}

const placeShape = /^(\d{1,15})\.(.+)$/u

export function writeLabelPlace({ articleCount, slug }: LabelPlace): string {
  return `${articleCount}.${slug}`
}

export function parseLabelPlace(text: string): LabelPlace | undefined {
  const [, count, slug] = placeShape.exec(text) ?? []
  return count && slug ? { articleCount: Number(count), slug } : undefined
}
