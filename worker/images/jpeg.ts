import { byteReader } from './bytes.ts'
import { isTurned } from './exif.ts'

/** Start of frame of any kind of compression; C4, C8 and CC in their midst are something else (ITU T.81, B.1.1.3). */
const frames = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]
const startOfScan = 0xda
const endOfImage = 0xd9
const application1 = 0xe1

/**
 * Walks a JPEG's segments to its scan, where the picture itself begins. One of them says its size; a camera held upright
 * says so in another before it.
 */
export function readJpeg(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (from.number(0, 3) !== 0xffd8ff) return undefined
  let turned = false
  let size = { width: 0, height: 0 }
  for (let at = 2; at + 4 <= from.length; ) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1] ?? 0
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === startOfScan) return { ...size, whole: hasEnd(bytes, at) }
    if (marker === endOfImage) break
    if (frames.includes(marker)) {
      const [height, width] = [from.number(at + 5, 2), from.number(at + 7, 2)]
      size = turned ? { width: height, height: width } : { width, height }
    }
    const length = from.number(at + 2, 2)
    if (marker === application1) turned ||= isTurned(bytes.subarray(at + 4, at + 2 + length))
    // The length counts itself.
    at += 2 + Math.max(2, length)
  }
  return { ...size, whole: false }
}

/** Cameras write things of their own after the end, so it need not be the last. */
function hasEnd(bytes: Uint8Array, after: number): boolean {
  for (let at = bytes.length - 1; at > after; at--) {
    if (bytes[at] === endOfImage && bytes[at - 1] === 0xff) return true
  }
  return false
}
