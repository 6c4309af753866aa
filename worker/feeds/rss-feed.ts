import type { RssFeed } from 'feedsmith'
import { contentHtml, linksOf, peopleOf, summaryHtml, wordsOfText } from './atom-parts.ts'
import { type Around, completeItem, resolve, type Written } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { imagesOf } from './media-images.ts'
import { wordsOf } from './written-text.ts'

/** What an RSS or RDF feed says, in the shape that all formats share. */
export function feedFromRss(kind: 'rss' | 'rdf', channel: RssFeed.Feed<string>, place: string | undefined): Feed {
  const links = linksOf(channel.atom?.links)
  const selfUrl = links.self && resolve(links.self, place)
  const site = channel.link ?? links.articles[0]
  const url = site && resolve(site, selfUrl ?? place)
  const around: Around = {
    bases: [url, selfUrl, place],
    dates: [channel.pubDate, channel.lastBuildDate, ...(channel.dc?.dates ?? []), channel.atom?.updated],
    language: channel.language ?? channel.dc?.languages?.[0] ?? channel.xml?.lang,
  }
  return {
    kind,
    title: wordsOf(channel.title ?? channel.dc?.titles?.[0]),
    url,
    selfUrl,
    language: around.language,
    items: (channel.items ?? []).flatMap((item) => completeItem(written(item), around) ?? []),
  }
}

function written(item: RssFeed.Item<string>): Written {
  const links = linksOf(item.atom?.links)
  const { guid, atom, dc, dcterms, itunes, media } = item
  const permalink = guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '') ? guid?.value : undefined
  return {
    guid: guid?.value ?? atom?.id,
    addresses: [...links.canonical, item.link, ...links.articles, permalink, ...links.others, links.self],
    title: wordsOf(item.title ?? dc?.titles?.[0]) ?? wordsOfText(atom?.title) ?? wordsOf(media?.title?.value),
    summary:
      item.description ??
      dc?.descriptions?.[0] ??
      summaryHtml(atom?.summary) ??
      itunes?.summary ??
      itunes?.subtitle ??
      media?.description?.value,
    content: item.content?.encoded ?? contentHtml(atom?.content),
    published: [
      item.pubDate,
      ...(dcterms?.issued ?? []),
      ...(dcterms?.created ?? []),
      ...(dc?.dates ?? []),
      atom?.published,
    ],
    updated: [atom?.updated, ...(dcterms?.modified ?? [])],
    author: wordsOf(peopleOf(item.authors) ?? dc?.creators?.join(', ') ?? peopleOf(atom?.authors) ?? itunes?.author),
    categories: [
      ...(item.categories ?? []).map((category) => wordsOf(category.name)),
      ...(atom?.categories ?? []).map((category) => category.label ?? category.term),
      ...(dc?.subjects ?? []).map(wordsOf),
      ...(media?.keywords ?? []),
      ...(itunes?.keywords ?? []),
    ],
    images: imagesOf(media, [...(item.enclosures ?? []), ...links.attachments], itunes?.image),
    language: atom?.content?.xml?.lang ?? atom?.summary?.xml?.lang ?? dc?.languages?.[0] ?? item.xml?.lang,
    base: item.xml?.base,
    textBase: atom?.content?.xml?.base ?? atom?.summary?.xml?.base,
  }
}
