import { oneLine } from '../domain/one-line.ts'
import { listed } from './atom-parts.ts'
import { type Around, completeItem, resolve, type Written } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { textIn, textOf, type Values, valuesIn, valuesOf } from './json-values.ts'
import { picturesOf } from './media-images.ts'
import { htmlLine, htmlParagraphs } from './written-text.ts'

/** Whether JSON says that it is a feed, or looks like one. */
export function isJsonFeed(feed: Values): boolean {
  const version = textOf(feed, 'version')
  if (version) return version.includes('jsonfeed.org/version/')
  const isFed = ['home_page_url', 'feed_url', 'authors'].some((name) => feed.get(name))
  return Boolean(textOf(feed, 'title')) && (Array.isArray(feed.get('items')) || isFed)
}

/** What a JSON Feed says, in the shape that all formats share. Its texts are plain text unless their name says HTML. */
export function feedFromJson(feed: Values, place: string | undefined): Feed {
  const [site, self] = [textOf(feed, 'home_page_url'), textOf(feed, 'feed_url')]
  const selfUrl = self && resolve(self, place)
  const url = site && resolve(site, selfUrl ?? place)
  const language = textOf(feed, 'language')
  const around: Around = { bases: [url, selfUrl, place], dates: [], language }
  const author = authorOf(feed)
  return {
    kind: 'json',
    title: oneLine(textOf(feed, 'title') ?? '') || undefined,
    url,
    selfUrl,
    language,
    items: valuesOf(feed, 'items').flatMap((item) => {
      const values = valuesIn(item)
      return (values && completeItem(written(values, author), around)) ?? []
    }),
  }
}

function written(item: Values, feedAuthor: string | undefined): Written {
  const attachments = valuesOf(item, 'attachments').flatMap((one) => {
    const attachment = valuesIn(one)
    return attachment ? { url: textOf(attachment, 'url'), type: textOf(attachment, 'mime_type') } : []
  })
  const pictures = [textOf(item, 'image'), textOf(item, 'banner_image')].flatMap((url) => (url ? { url } : []))
  const id = textOf(item, 'id')
  return {
    guid: id,
    addresses: [textOf(item, 'url'), /^https?:/i.test(id ?? '') ? id : undefined, textOf(item, 'external_url')],
    title: oneLine(textOf(item, 'title') ?? '') || undefined,
    summary: htmlLine(textOf(item, 'summary')),
    content: textOf(item, 'content_html') ?? htmlParagraphs(textOf(item, 'content_text')),
    published: [textOf(item, 'date_published')],
    updated: [textOf(item, 'date_modified')],
    author: authorOf(item) ?? feedAuthor,
    categories: valuesOf(item, 'tags').map(textIn),
    images: picturesOf(pictures, attachments, []),
    language: textOf(item, 'language'),
    base: undefined,
    textBase: undefined,
  }
}

/** Of version 1.1, or of version 1. */
function authorOf(values: Values): string | undefined {
  const names = (written: unknown[]) =>
    listed(
      written.map((author) => {
        const person = valuesIn(author)
        return person ? textOf(person, 'name') : textIn(author)
      }),
    )
  return names(valuesOf(values, 'authors')) ?? names(valuesOf(values, 'author'))
}
