import type { MediaNs } from 'feedsmith'
import type { ItemImage } from '../domain/item.ts'
import { firstWords } from '../domain/one-line.ts'
import { isDecoration } from '../domain/picture.ts'
import { wordsOf } from './written-text.ts'

type Media = MediaNs.ItemOrFeed | undefined
type Content = MediaNs.Content

/** Something that is attached to an item: an RSS enclosure, an Atom link, a JSON attachment. */
interface Attachment {
  url?: string | undefined
  type?: string | undefined
}

/** The pictures of an item, the one that shows most first: Media RSS contents, attachments, thumbnails. */
export function imagesOf(media: Media, attachments: Attachment[], itunesImage: string | undefined): ItemImage[] {
  const contents = [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])]
  const thumbnails = [media, ...(media?.groups ?? []), ...contents].flatMap((one) => one?.thumbnails ?? [])
  return [
    ...largestFirst(
      contents.filter(isPicture).map((content) => image(content, content.description ?? media?.description)),
    ),
    ...attachments.filter(isPicture).map((attachment) => image(attachment)),
    ...largestFirst(thumbnails.map((thumbnail) => image(thumbnail, media?.description))),
    ...(itunesImage ? [{ url: itunesImage }] : []),
  ].filter(({ url, width }) => url && !isDecoration(url) && !(width !== undefined && width <= maxCounterWidth))
}

/** Pixels: a counter is no larger. */
const maxCounterWidth = 2

/** An alternative text longer than this is an article. */
const maxAltLength = 300

function image(
  { url, width, height }: { url?: string | undefined; width?: number; height?: number },
  description?: { value?: string },
): ItemImage {
  const alt = wordsOf(description?.value)
  return { url: url ?? '', width, height, alt: alt && firstWords(alt, maxAltLength) }
}

function largestFirst(images: ItemImage[]): ItemImage[] {
  return images.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0))
}

function isPicture({ url, type, medium }: Attachment & Pick<Content, 'medium'>): boolean {
  if (medium || type) return medium === 'image' || /^image\//i.test(type ?? '')
  return /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url ?? '')
}
