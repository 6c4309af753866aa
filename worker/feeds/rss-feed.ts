import { contentHtml, linksOf, listed, peopleOf, summaryHtml, wordsOfText } from './atom-parts.ts'
import { type Around, completeItem, resolve, type Written } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { imagesOf } from './media-images.ts'
import type { Part } from './part.ts'
import { personIn } from './person-in.ts'
import { wordsOf } from './written-text.ts'

/** What an RSS or RDF feed says, in the shape that all formats share. */
export function feedFromRss(kind: 'rss' | 'rdf', channel: Part, place: string | undefined): Feed {
  const links = linksOf(channel.all('atom:link'))
  const selfUrl = links.self && resolve(links.self, place)
  const site = channel.textOf('link') ?? links.articles[0]
  const url = site && resolve(site, selfUrl ?? place)
  const dates = ['pubdate', 'lastbuilddate', 'dc:date', 'atom:updated'].flatMap((name) => channel.textsOf(name))
  const language = channel.textOf('language') ?? channel.textOf('dc:language') ?? channel.attribute('xml:lang')
  const around: Around = { bases: [url, selfUrl, place], dates, language }
  return {
    kind,
    title: wordsOf(channel.textOf('title') ?? channel.textOf('dc:title')),
    url,
    selfUrl,
    language,
    items: channel.all('item').flatMap((item) => completeItem(written(item), around) ?? []),
  }
}

function written(item: Part): Written {
  const links = linksOf(item.all('atom:link'))
  const guid = item.textOf('guid')
  const isPermalink = item.first('guid')?.attribute('ispermalink')?.toLowerCase() !== 'false'
  const [summary, content] = [item.first('atom:summary'), item.first('atom:content')]
  return {
    guid: guid ?? item.textOf('atom:id'),
    addresses: [
      ...links.canonical,
      item.textOf('link'),
      ...links.articles,
      isPermalink && /^https?:/i.test(guid ?? '') ? guid : undefined,
      ...links.others,
      links.self,
    ],
    title:
      wordsOf(item.textOf('title') ?? item.textOf('dc:title')) ??
      wordsOfText(item.first('atom:title')) ??
      wordsOf(item.textOf('media:title')),
    summary:
      item.textOf('description') ??
      item.textOf('dc:description') ??
      summaryHtml(summary) ??
      item.textOf('itunes:summary') ??
      item.textOf('itunes:subtitle') ??
      item.textOf('media:description'),
    content: item.textOf('content:encoded') ?? contentHtml(content),
    published: ['pubdate', 'dcterms:issued', 'dcterms:created', 'dc:date', 'atom:published'].flatMap((name) =>
      item.textsOf(name),
    ),
    updated: ['atom:updated', 'dcterms:modified'].flatMap((name) => item.textsOf(name)),
    author: wordsOf(
      listed(item.textsOf('author').map(personIn)) ??
        listed(item.textsOf('dc:creator')) ??
        peopleOf(item.all('atom:author'), 'atom:') ??
        item.textOf('itunes:author'),
    ),
    categories: [
      ...item.textsOf('category').map(wordsOf),
      ...item.all('atom:category').map((category) => category.attribute('label') ?? category.attribute('term')),
      ...item.textsOf('dc:subject').map(wordsOf),
      ...['media:keywords', 'itunes:keywords'].flatMap((name) => item.textOf(name)?.split(',') ?? []),
    ],
    images: imagesOf(item, [...item.all('enclosure').map(enclosure), ...links.attachments]),
    language:
      content?.attribute('xml:lang') ??
      summary?.attribute('xml:lang') ??
      item.textOf('dc:language') ??
      item.attribute('xml:lang'),
    base: item.attribute('xml:base'),
    textBase: content?.attribute('xml:base') ?? summary?.attribute('xml:base'),
  }
}

function enclosure(part: Part) {
  return { url: part.attribute('url'), type: part.attribute('type') }
}
