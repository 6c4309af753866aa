/** What can become of articles. Readers have them, have them in other words, or have them no more. */
export const eventTypes = ['articles.published', 'articles.updated', 'articles.withdrawn'] as const
export type EventType = (typeof eventTypes)[number]
