import type { ItemImage } from '../domain/item.ts'
import { firstWords } from '../domain/one-line.ts'
import { isDecoration } from '../domain/picture.ts'
import type { Part } from './part.ts'
import { wordsOf } from './written-text.ts'

/** Something that is attached to an item: an RSS enclosure, an Atom link, a JSON attachment. */
interface Attachment {
  url?: string | undefined
  type?: string | undefined
}

/** The pictures of an item, the one that shows most first: Media RSS contents, attachments, thumbnails. */
export function imagesOf(item: Part, attachments: Attachment[]): ItemImage[] {
  const groups = item.all('media:group')
  const contents = [item, ...groups].flatMap((one) => one.all('media:content'))
  const thumbnails = [item, ...groups, ...contents].flatMap((one) => one.all('media:thumbnail'))
  const description = item.textOf('media:description')
  const cover = item.first('itunes:image')
  return picturesOf(
    largestFirst(
      contents.filter(isPicture).map((content) => image(content, content.textOf('media:description') ?? description)),
    ),
    attachments,
    [
      ...largestFirst(thumbnails.map((thumbnail) => image(thumbnail, description))),
      ...(cover ? [{ url: cover.attribute('href') ?? cover.text ?? '' }] : []),
    ],
  )
}

/** Those of them that are pictures to look at, with the attachments among them. */
export function picturesOf(before: ItemImage[], attachments: Attachment[], after: ItemImage[]): ItemImage[] {
  const all: ItemImage[] = [...before, ...attachments.filter(showsPicture).map(({ url = '' }) => ({ url })), ...after]
  return all.filter(({ url, width }) => url && !isDecoration(url) && !(width !== undefined && width <= maxCounterWidth))
}

/** Pixels: a counter is no larger. */
const maxCounterWidth = 2

/** An alternative text longer than this is an article. */
const maxAltLength = 300

function image(media: Part, description: string | undefined): ItemImage {
  const alt = wordsOf(description)
  return {
    url: media.attribute('url') ?? '',
    width: numberIn(media.attribute('width')),
    height: numberIn(media.attribute('height')),
    alt: alt && firstWords(alt, maxAltLength),
  }
}

function numberIn(text: string | undefined): number | undefined {
  const number = Number(text ?? Number.NaN)
  return Number.isNaN(number) ? undefined : number
}

function largestFirst(images: ItemImage[]): ItemImage[] {
  return images.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0))
}

function isPicture(content: Part): boolean {
  const medium = content.attribute('medium')
  return medium ? medium === 'image' : showsPicture({ url: content.attribute('url'), type: content.attribute('type') })
}

function showsPicture({ url, type }: Attachment): boolean {
  return type ? /^image\//i.test(type) : /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url ?? '')
}
