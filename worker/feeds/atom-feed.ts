import type { AtomFeed } from 'feedsmith'
import { contentHtml, linksOf, peopleOf, summaryHtml, wordsOfText } from './atom-parts.ts'
import { type Around, completeItem, resolve, type Written } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { imagesOf } from './media-images.ts'
import { wordsOf } from './written-text.ts'

/** What an Atom feed says, in the shape that all formats share. */
export function feedFromAtom(feed: AtomFeed.Feed<string>, place: string | undefined): Feed {
  const links = linksOf(feed.links)
  const selfUrl = links.self && resolve(links.self, place)
  const url = links.articles[0] && resolve(links.articles[0], selfUrl ?? place)
  const around: Around = { bases: [url, selfUrl, place], dates: [feed.updated], language: feed.xml?.lang }
  const author = peopleOf(feed.authors)
  return {
    kind: 'atom',
    title: wordsOfText(feed.title),
    url,
    selfUrl,
    language: around.language,
    items: (feed.entries ?? []).flatMap((entry) => completeItem(written(entry, author), around) ?? []),
  }
}

function written(entry: AtomFeed.Entry<string>, feedAuthor: string | undefined): Written {
  const links = linksOf(entry.links)
  return {
    guid: entry.id,
    addresses: [
      ...links.canonical,
      ...links.articles,
      ...links.others,
      entry.content?.src,
      links.self,
      /^https?:/i.test(entry.id ?? '') ? entry.id : undefined,
    ],
    title: wordsOfText(entry.title) ?? wordsOf(entry.dc?.titles?.[0] ?? entry.media?.title?.value),
    summary: summaryHtml(entry.summary) ?? mediaDescription(entry.media),
    content: contentHtml(entry.content),
    published: [entry.published, ...(entry.dcterms?.issued ?? []), ...(entry.dc?.dates ?? [])],
    updated: [entry.updated, ...(entry.dcterms?.modified ?? [])],
    author: peopleOf(entry.authors) ?? entry.dc?.creators?.join(', ') ?? peopleOf(entry.source?.authors) ?? feedAuthor,
    categories: [
      ...(entry.categories ?? []).map((category) => category.label ?? category.term),
      ...(entry.dc?.subjects ?? []).map(wordsOf),
      ...(entry.media?.keywords ?? []),
    ],
    images: imagesOf(entry.media, links.attachments, entry.itunes?.image),
    language:
      entry.content?.xml?.lang ??
      entry.summary?.xml?.lang ??
      entry.title?.xml?.lang ??
      entry.dc?.languages?.[0] ??
      entry.xml?.lang,
    base: entry.xml?.base,
    textBase: entry.content?.xml?.base ?? entry.summary?.xml?.base,
  }
}

/** YouTube says what a film is about in its media group. */
function mediaDescription(media: AtomFeed.Entry<string>['media']): string | undefined {
  const [group] = media?.groups ?? []
  const description = media?.description ?? group?.description
  return description && summaryHtml({ ...description, value: description.value ?? '' })
}
