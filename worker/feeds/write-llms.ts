import type { CategoryLabel } from '../contract.ts'
import { feedUrl, listUrl, markdownUrl } from '../domain/addresses.ts'
import { formats } from '../domain/format.ts'
import type { Site } from '../domain/site.ts'
import { heading, link, list, paragraph, writeBlocks } from './markdown.ts'
import type { OutgoingFeed } from './outgoing.ts'

/** `/llms.txt` (llmstxt.org): what the site is, how a program asks it, and what is new. */
export function writeLlms(site: Site, categories: CategoryLabel[], { articles }: OutgoingFeed): string {
  const api = listUrl(site)
  const example = `${api}?category=${categories[0]?.slug ?? 'general'}&limit=5`
  return writeBlocks([
    heading(1, site.name),
    { type: 'blockquote', children: [paragraph(site.tagline)] },
    paragraph(
      'Short news articles, each with its source. Everything that is published can be read without a key, ',
      'from anywhere, in several formats.',
    ),
    heading(2, 'How to ask'),
    list(
      paragraph(link(api, 'Articles'), ': the newest as JSON, 20 a page; the answer says how to go on.'),
      paragraph(link(example, 'A question'), ': parameters may be combined. ', { type: 'inlineCode', value: '' }),
    ),
  ])
}
