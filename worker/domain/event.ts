import type { Label } from './article.ts'
import type { EventType } from './event-types.ts'

/** As much of an article as an event tells; whoever wants more asks for it. */
export interface ToldArticle {
  slug: string
  title: string
  category: Label
  tags: Label[]
  /** Milliseconds. */
  publishedAt: number
  /** The slug that it had before, where the event is that it got another. */
  formerSlug?: string | null
}

/** Something that receivers are told. Never empty, but for a test. */
export interface ArticleEvent {
  messageId: string
  type: EventType | 'test'
  /** When it happened, in milliseconds. */
  at: number
  articles: ToldArticle[]
}
