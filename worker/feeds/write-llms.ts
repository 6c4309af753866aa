import type { RootContent } from 'mdast'
import type { Card, CategoryLabel } from '../contract.ts'
import { articleMarkdownUrl, feedsOf, homeUrl, listUrl } from '../domain/addresses.ts'
import { formatNames, formats } from '../domain/formats.ts'
import type { Site } from '../domain/site.ts'
import { heading, link, list, paragraph, prose, writeBlocks } from './markdown.ts'
import { headlineOf } from './outgoing.ts'

/**
 * What `/llms.txt` says (llmstxt.org): the name, what it is, how a program asks, and then sections of links, each with a
 * word on what is behind it.
 */
export function writeLlms(site: Site, categories: CategoryLabel[], newest: Card[]): string {
  return writeBlocks([
    heading(1, site.name),
    { type: 'blockquote', children: [paragraph(site.tagline || site.name)] },
    ...explanation.map((text) => paragraph(...prose(text))),
    ...section('Docs', [
      [`${site.url}/openapi.json`, 'OpenAPI', 'every address, parameter, answer and problem'],
      [`${site.url}/docs`, 'Documentation', 'the same for people'],
    ]),
    ...section('API', [
      ...formatNames.map((format): Entry => {
        const { name, whole } = formats[format]
        return [listUrl(site, format), `Articles as ${name}`, whole ? 'the newest, whole' : 'the newest, as cards']
      }),
      [`${site.url}/api/v1/categories`, 'Categories', 'all of them, with the number of their articles'],
      [`${site.url}/api/v1/tags`, 'Tags', 'those with most articles first'],
    ]),
    ...section(
      'Categories',
      categories.map(({ slug, name }) => [`${listUrl(site, 'md')}?category=${encodeURIComponent(slug)}`, name, '']),
    ),
    ...section(
      'New',
      newest.map((card) => [articleMarkdownUrl(site, card.slug), headlineOf(card, site.locale), card.summary]),
    ),
    ...section(
      'Optional',
      feedsOf(homeUrl(site), site.name).map(({ url, title }) => [url, title, 'to subscribe to']),
    ),
  ])
}

/** An address, its name, and what is to be said of it; nothing where that is empty. */
type Entry = [url: string, name: string, note: string]

const explanation = [
  'Short news articles, each with one category, any number of tags, and the source of its facts. All that is published can be read by programs: without a key, from any origin, in several formats. Ask again with `If-None-Match`.',
  'A list is asked for by `category`, by tags (`all`, `any`, `none`: slugs with commas between them), by words (`q`), by `source`, `author`, `lang`, `since` and `until`, in any combination, for instance `?category=general&none=sport&q=council&limit=5`. `next` in an answer is the `cursor` of the page after it. A parameter that is unknown or cannot be understood is answered with a problem that names it.',
  'Each article is Markdown too: at its address with `.md` after it, or by `Accept: text/markdown`.',
]

function section(name: string, entries: Entry[]): RootContent[] {
  if (entries.length === 0) return []
  const items = entries.map(([url, label, note]) => paragraph(link(url, label), note && `: ${note}`))
  return [heading(2, name), list(...items)]
}
