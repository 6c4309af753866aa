import type { Card } from '../../worker/contract.ts'

/** A sunrise that costs no request of its own: the site answers every picture with it. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIwDiqkL4KAcT9BgvKQ3qGAAAAAElFTkSuQmCC',
  'base64',
)

const headlines = [
  'Harbour crane lifts its last container',
  'Council votes to keep the night trams',
  'Islands agree on one fishing calendar, after eleven winters of meetings that nobody wanted to chair',
  'Library lends seeds',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwe gewinnt Rechtsschutzversicherungsprozess',
  'اليونسكو تضيف مخطوطات صنعاء القديمة إلى سجل ذاكرة العالم بعد سنوات من الترميم',
  'Ferry timetable printed in braille for the first time',
  'Prisoners of conscience: the letters that were never delivered',
]
const languages = ['en', 'en', 'en', 'en', 'de', 'ar', 'en', 'en']

/** So many cards of a small newsroom, newest first; `from` skips the newest. Headlines repeat, slugs do not. */
export function listCards(siteUrl: string, count: number, from = 0): Card[] {
  return Array.from({ length: count }, (_, index) => cardOf(siteUrl, from + index))
}

function cardOf(siteUrl: string, index: number): Card {
  const at = index % headlines.length
  const day = String(28 - (index % 28)).padStart(2, '0')
  return {
    slug: `article-${index}`,
    url: `${siteUrl}/articles/article-${index}`,
    title: headlines[at] ?? '',
    summary: 'What was decided, who it concerns, and when the second vote is due. The minutes are public.',
    category: { slug: 'general', name: 'General', url: `${siteUrl}/categories/general` },
    tags: [{ slug: 'harbour', name: 'Harbour', url: `${siteUrl}/tags/harbour` }],
    image:
      index % 4 === 3
        ? null
        : {
            url: `${siteUrl}/pictures/${index}.png`,
            width: 1600,
            height: 900,
            alt: '',
            credit: null,
            color: null,
            srcset: null,
          },
    author: null,
    language: languages[at] ?? 'en',
    publishedAt: `2026-09-${day}T08:00:00.000Z`,
    publishedText: `September ${day}, 2026`,
    updatedAt: null,
    updatedText: null,
    source: index % 3 === 2 ? null : { url: 'https://gazette.example/1', publisher: 'Island Gazette', title: null },
    sponsored: false,
  }
}
