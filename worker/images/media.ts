import { digestOf } from '../domain/digest.ts'
import { type ImageType, imageKinds, type ReadImage } from './read-image.ts'

/** What an uploaded picture may measure; past these the platform's image transformation takes none either. */
export const mediaLimits = { bytes: 10_000_000, side: 12_000, pixels: 100_000_000 }

/** Why a picture is not kept, in words for who sent it; undefined when nothing is wrong. */
export function mediaComplaint({ width, height, whole }: ReadImage): string | undefined {
  if (Math.max(width, height) > mediaLimits.side) {
    return `The picture is ${width} × ${height} pixels; a side has at most ${mediaLimits.side.toLocaleString('en')}.`
  }
  if (width * height > mediaLimits.pixels) {
    return `The picture has ${(width * height).toLocaleString('en')} pixels; at most ${mediaLimits.pixels.toLocaleString('en')} are taken.`
  }
  return whole ? undefined : 'The picture is not whole: it was cut off, or put together wrongly.'
}

/** What a picture is called: by its content, so that the same picture has one name, and a name one picture. */
export async function mediaName(bytes: Uint8Array<ArrayBuffer>, type: ImageType): Promise<string> {
  return `${await digestOf(bytes)}.${imageKinds[type]}`
}

/** The type that a name stands for; undefined for what is no picture's name. */
export function mediaTypeOf(name: string): ImageType | undefined {
  const [, ending] = name.match(/^[0-9a-f]{32}\.([a-z]+)$/) ?? []
  return (Object.keys(imageKinds) as ImageType[]).find((type) => imageKinds[type] === ending)
}

/** The name of the picture that a file keeps. */
export function mediaNameOf(object: string): string {
  return object.replace(/^media\//, '')
}

/** The file that keeps the picture of that name. */
export function mediaObject(name: string): string {
  return `media/${name}`
}
