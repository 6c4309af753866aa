import type { JsonFeed } from 'feedsmith'
import { oneLine } from '../domain/one-line.ts'
import { peopleOf } from './atom-parts.ts'
import { type Around, completeItem, resolve, type Written } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { imagesOf } from './media-images.ts'
import { htmlLine, htmlParagraphs } from './written-text.ts'

/** What a JSON Feed says, in the shape that all formats share. Its texts are plain text unless their name says HTML. */
export function feedFromJson(feed: JsonFeed.Feed<string>, place: string | undefined): Feed {
  const selfUrl = feed.feed_url && resolve(feed.feed_url, place)
  const url = feed.home_page_url && resolve(feed.home_page_url, selfUrl ?? place)
  const around: Around = { bases: [url, selfUrl, place], dates: [], language: feed.language }
  const author = peopleOf(feed.authors)
  return {
    kind: 'json',
    title: oneLine(feed.title ?? '') || undefined,
    url,
    selfUrl,
    language: feed.language,
    items: (feed.items ?? []).flatMap((item) => completeItem(written(item, author), around) ?? []),
  }
}

function written(item: JsonFeed.Item<string>, feedAuthor: string | undefined): Written {
  const attachments = (item.attachments ?? []).map(({ url, mime_type }) => ({ url, type: mime_type }))
  const pictures = [item.image, item.banner_image].flatMap((url) => (url ? { url, type: 'image/*' } : []))
  return {
    guid: item.id,
    addresses: [item.url, /^https?:/i.test(item.id ?? '') ? item.id : undefined, item.external_url],
    title: oneLine(item.title ?? '') || undefined,
    summary: htmlLine(item.summary),
    content: item.content_html ?? htmlParagraphs(item.content_text),
    published: [item.date_published],
    updated: [item.date_modified],
    author: peopleOf(item.authors) ?? feedAuthor,
    categories: item.tags ?? [],
    images: imagesOf(undefined, [...pictures, ...attachments], undefined),
    language: item.language,
    base: undefined,
    textBase: undefined,
  }
}
