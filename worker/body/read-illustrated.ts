import type { ArticleInput } from '../contract.ts'
import { firstWords, oneLine } from '../domain/one-line.ts'
import { widthInName } from '../domain/picture.ts'
import { readBody, type SafeBody } from './read-body.ts'
import { type FoundPicture, takePicture } from './take-picture.ts'

type Image = ArticleInput['image']

export interface Illustrated {
  body: SafeBody
  image: Image
}

/**
 * Reads the text of a feed's item. Its picture is the one that the feed names, or else the first in the text. Where the
 * text begins with it, it goes from there: readers would meet it twice.
 */
export function readIllustrated(
  html: string,
  image: Image,
  base: string | undefined,
): Illustrated | { refusal: string } {
  let found: FoundPicture | undefined
  const body = readBody({ html }, base, (tree) => {
    found = takePicture(tree, image?.url)
    return found?.isTaken ?? false
  })
  return 'refusal' in body ? body : { body, image: found ? completed(image, found) : image }
}

const limits = { address: 10_000, alt: 300 }

function completed(image: Image, { url, alt, size, caption }: FoundPicture): Image {
  if (!image && url.length > limits.address) return undefined
  const said = image?.alt || firstWords(oneLine(alt), limits.alt)
  const credit = image?.credit ?? (caption && oneLine(caption))
  return {
    ...(image && !isSmaller(image, url) ? image : { url, ...size }),
    ...(said ? { alt: said } : {}),
    ...(credit ? { credit } : {}),
  }
}

/** Pixels: too small to be shown above a text. */
const smallWidth = 480

/** Whether the feed names a small copy of what stands in the text. */
function isSmaller(image: NonNullable<Image>, url: string): boolean {
  const width = widthInName(image.url) ?? image.width
  const isSmall = width !== undefined && width < smallWidth && image.url !== url
  return isSmall && url.length <= limits.address && width < (widthInName(url) ?? Number.POSITIVE_INFINITY)
}
