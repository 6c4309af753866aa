/** What would become of an item. */
export interface Foreseen {
  title: string
  url: string | null
  /** Milliseconds; null when it is refused. */
  publishedAt: number | null
  tags: string[]
  outcome: 'added' | 'updated' | 'unchanged' | 'left' | 'refused'
  reason: string | null
  slug: string | null
}
