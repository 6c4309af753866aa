import type { SourceReference } from '../contract.ts'

/** What an article is filed under. */
export interface Label {
  slug: string
  name: string
}

/** The labels without repetitions: of several with one slug the first stays. */
export function distinctLabels(labels: Label[]): Label[] {
  const first = new Map<string, Label>()
  for (const label of labels) if (!first.has(label.slug)) first.set(label.slug, label)
  return [...first.values()]
}

/** Who handed an article in, and that one's own name for it. */
export interface Origin {
  source: string
  guid: string
}

/** A picture as it is handed in. Pixels, null when nobody said. */
export interface Picture {
  url: string
  width: number | null
  height: number | null
  alt: string
  credit: string | null
}

/** The same as it is kept: with the colour that it has most of, once it was measured. */
export interface KeptPicture extends Picture {
  /** `#rrggbb`. */
  color?: string | null
}

/** An article as it is kept. Times are milliseconds. */
export interface Article {
  slug: string
  title: string
  summary: string
  body: { html: string; text: string }
  category: Label
  tags: Label[]
  image: Picture | null
  author: string | null
  /** BCP 47. */
  language: string
  publishedAt: number
  updatedAt: number | null
  source: SourceReference | null
  /** Somebody paid for it. */
  sponsored: boolean
  origin: Origin | null
}

/** The part of an article that stands on the timeline. */
export interface Card extends Omit<Article, 'body' | 'origin' | 'image'> {
  image: KeptPicture | null
  id: number
  position: number
  /** Only where it was asked for. */
  body?: Article['body']
}
