import { byteReader } from './bytes.ts'
import { blankPlaceIn, isTurned } from './exif.ts'
import { blankPlaceInXmp } from './xmp.ts'

/** Start of frame of any kind of compression; C4, C8 and CC in their midst are something else (ITU T.81, B.1.1.3). */
const frames = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]
/** Start of image, and the beginning of a marker. */
const start = 0xffd8ff
const startOfScan = 0xda
const endOfImage = 0xd9
const application1 = 0xe1

/** One of a JPEG's segments says its size; a camera held upright says so in another before it. The scan is the picture. */
export function readJpeg(bytes: Uint8Array) {
  if (byteReader(bytes).number(0, 3) !== start) return undefined
  let turned = false
  let size = { width: 0, height: 0 }
  for (const { marker, at, content } of segmentsOf(bytes)) {
    if (marker === startOfScan) return { ...size, whole: hasEnd(bytes, at) }
    if (marker === application1) turned ||= isTurned(content)
    if (frames.includes(marker)) {
      const [height, width] = [byteReader(content).number(1, 2), byteReader(content).number(3, 2)]
      size = turned ? { width: height, height: width } : { width, height }
    }
  }
  return { ...size, whole: false }
}

/** Blanks the place at which a JPEG was taken, in its very bytes. Of another kind of picture, nothing. */
export function blankPlace(bytes: Uint8Array): void {
  if (byteReader(bytes).number(0, 3) !== start) return
  for (const { marker, content } of segmentsOf(bytes)) {
    if (marker !== application1) continue
    blankPlaceIn(content)
    blankPlaceInXmp(content)
  }
}

/** Up to the scan, or to where something else is. */
function* segmentsOf(bytes: Uint8Array): Generator<{ marker: number; at: number; content: Uint8Array }> {
  const from = byteReader(bytes)
  for (let at = 2; at + 4 <= from.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    // The length counts itself.
    const end = at + 2 + Math.max(2, from.number(at + 2, 2))
    yield { marker, at, content: bytes.subarray(at + 4, end) }
    if (marker === startOfScan || marker === endOfImage) return
    at = end
  }
}

/** Cameras write things of their own after the end, so it need not be the last. */
function hasEnd(bytes: Uint8Array, after: number): boolean {
  for (let at = bytes.length - 1; at > after; at--) {
    if (bytes[at] === endOfImage && bytes[at - 1] === 0xff) return true
  }
  return false
}
