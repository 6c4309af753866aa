import { contentHtml, linksOf, listed, peopleOf, summaryHtml, wordsOfText } from './atom-parts.ts'
import { type Around, completeItem, resolve, type Written } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { imagesOf } from './media-images.ts'
import type { Part } from './part.ts'
import { wordsOf } from './written-text.ts'

/** What an Atom feed says, in the shape that all formats share. */
export function feedFromAtom(feed: Part, place: string | undefined): Feed {
  const links = linksOf(feed.all('link'))
  const selfUrl = links.self && resolve(links.self, place)
  const url = links.articles[0] && resolve(links.articles[0], selfUrl ?? place)
  const language = feed.attribute('xml:lang')
  const around: Around = { bases: [url, selfUrl, place], dates: updatedOf(feed), language }
  const author = peopleOf(feed.all('author'))
  return {
    kind: 'atom',
    title: wordsOfText(feed.first('title')),
    url,
    selfUrl,
    language,
    items: feed.all('entry').flatMap((entry) => {
      const item = completeItem(written(entry, author), around)
      const kind = kindOf(entry)
      return item ? (kind ? { ...item, kind } : item) : []
    }),
  }
}

function updatedOf(part: Part): string[] {
  return [...part.textsOf('updated'), ...part.textsOf('modified')]
}

function written(entry: Part, feedAuthor: string | undefined): Written {
  const links = linksOf(entry.all('link'))
  const id = entry.textOf('id')
  const [title, summary, content] = [entry.first('title'), entry.first('summary'), entry.first('content')]
  return {
    guid: id,
    addresses: [
      ...links.canonical,
      ...links.articles,
      ...links.others,
      content?.attribute('src'),
      links.self,
      /^https?:/i.test(id ?? '') ? id : undefined,
    ],
    title: wordsOfText(title) ?? wordsOf(entry.textOf('dc:title') ?? entry.textOf('media:title')),
    summary: summaryHtml(summary) ?? mediaDescription(entry),
    content: contentHtml(content),
    published: ['published', 'issued', 'created', 'dcterms:issued', 'dc:date'].flatMap((name) => entry.textsOf(name)),
    updated: [...updatedOf(entry), ...entry.textsOf('dcterms:modified')],
    author:
      peopleOf(entry.all('author')) ??
      listed(entry.textsOf('dc:creator')) ??
      peopleOf(entry.first('source')?.all('author') ?? []) ??
      feedAuthor,
    categories: [
      ...entry.all('category').map((category) => category.attribute('label') ?? category.attribute('term')),
      ...entry.textsOf('dc:subject').map(wordsOf),
      ...(entry.textOf('media:keywords')?.split(',') ?? []),
    ],
    images: imagesOf(entry, links.attachments),
    language:
      content?.attribute('xml:lang') ??
      summary?.attribute('xml:lang') ??
      title?.attribute('xml:lang') ??
      entry.textOf('dc:language') ??
      entry.attribute('xml:lang'),
    base: entry.attribute('xml:base'),
    textBase: content?.attribute('xml:base') ?? summary?.attribute('xml:base'),
  }
}

/** Blogger's backups are feeds, of whatever it keeps: with a category that says what each is, or since 2024 in its own words. */
const bloggerKind = 'http://schemas.google.com/blogger/2008/kind#'

/** What an entry is, where it is not for all (RFC 5023, 13.1.1) or no post. */
function kindOf(entry: Part): string | undefined {
  const term = entry.all('category').map((category) => category.attribute('term'))
  const named = term.find((one) => one?.startsWith(bloggerKind))?.slice(bloggerKind.length)
  const kind = (named ?? entry.textOf('blogger:type') ?? 'post').toLowerCase()
  if (kind !== 'post') return kind
  const status = entry.textOf('blogger:status')?.toLowerCase() ?? 'live'
  if (status !== 'live') return status
  return entry.first('app:control')?.textOf('app:draft')?.toLowerCase() === 'yes' ? 'draft' : undefined
}

/** YouTube says what a film is about in its media group. */
function mediaDescription(entry: Part): string | undefined {
  return summaryHtml(entry.first('media:description') ?? entry.first('media:group')?.first('media:description'))
}
