import { readAvif } from './avif.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** The kinds of picture that browsers show and this house keeps, with the endings of their files. */
export const imageKinds = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
} as const

export type ImageType = keyof typeof imageKinds

/** Pixels, as a reader sees the picture: turned, where the file says so. */
export interface ImageSize {
  width: number
  height: number
}

/** What the bytes of a picture say of it. */
export interface ReadImage extends ImageSize {
  type: ImageType
  /**
   * Whether all is there that it says of itself, as far as that is seen without decoding it: false of the beginning of a
   * file, of one that was cut off, and of one with nothing to show.
   */
  whole: boolean
}

export type ImageRefusal = 'not-an-image' | 'no-size'

/**
 * Recognises a picture by its bytes and reads its size, without decoding it. The beginning of a file is enough in most
 * cases; nothing that the bytes say is trusted further than that they are there.
 */
export function readImage(bytes: Uint8Array): { image: ReadImage } | { refusal: ImageRefusal } {
  for (const [type, read] of readers) {
    const found = read(bytes)
    if (!found) continue
    const { width, height, whole } = found
    return width > 0 && height > 0 ? { image: { type, width, height, whole } } : { refusal: 'no-size' }
  }
  return { refusal: 'not-an-image' }
}

/** Undefined for what is not of their kind; without a size, zeros. */
type Reader = (bytes: Uint8Array) => (ImageSize & { whole: boolean }) | undefined

const readers: [ImageType, Reader][] = [
  ['image/jpeg', readJpeg],
  ['image/png', readPng],
  ['image/webp', readWebp],
  ['image/avif', readAvif],
  ['image/gif', readGif],
]
