import { type ImageType, readImage } from '../images/read-image.ts'

/** What the engine decodes. It takes SVG as well, which nobody else's file may make it do. */
const decodable: ImageType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

/** Four bytes each once they are decoded, beside the engine itself; an isolate has 128 MB. */
const maxPixels = 8_000_000

/** Whether a picture of somebody's may be given to the engine. */
export function isDrawable(bytes: Uint8Array): boolean {
  const read = readImage(bytes)
  if ('refusal' in read) return false
  const { type, width, height, whole } = read.image
  return whole && decodable.includes(type) && width * height <= maxPixels
}
