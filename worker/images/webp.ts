import { type ByteReader, byteReader } from './bytes.ts'

const firstChunk = 12
const lossy = 0x56503820
const lossless = 0x5650384c
const animationFrame = 0x414e4d46

/**
 * Each of the three kinds of WebP says its size its own way (RFC 9649, 2.5 to 2.7). The third has its picture in a later
 * chunk, which says it again; or frames, which may be smaller.
 */
export function readWebp(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (from.ascii(0, 4) !== 'RIFF' || from.ascii(8, 4) !== 'WEBP') return undefined
  const size = sizeAt(from, firstChunk)
  return { ...size, whole: hasPicture(from, size) }
}

/** Whether its chunks reach as far as the file says, and that is there, and one of them is a picture of the size. */
function hasPicture(from: ByteReader, { width, height }: typeof nothing): boolean {
  const end = 8 + from.littleNumber(4, 4)
  let found = false
  let at = firstChunk
  while (at + 8 <= end && at < from.length) {
    const name = from.number(at, 4)
    const picture = name === lossy || name === lossless ? sizeAt(from, at) : undefined
    found ||= name === animationFrame || (picture?.width === width && picture.height === height)
    // After a content of odd length comes a byte that is not counted.
    const length = from.littleNumber(at + 4, 4)
    at += 8 + length + (length % 2)
  }
  return found && end <= from.length && at <= end + 1
}

function sizeAt(from: ByteReader, at: number) {
  switch (from.ascii(at, 4)) {
    case 'VP8X':
      return { width: 1 + from.littleNumber(at + 12, 3), height: 1 + from.littleNumber(at + 15, 3) }
    case 'VP8L': {
      // 14 bits each, after one byte of signature.
      const bits = from.littleNumber(at + 9, 4)
      return from.number(at + 8, 1) === 0x2f
        ? { width: 1 + (bits % 0x4000), height: 1 + (Math.floor(bits / 0x4000) % 0x4000) }
        : nothing
    }
    case 'VP8 ':
      // A key frame's start code, then 14 bits each; the two above are for scaling.
      return from.number(at + 11, 3) === 0x9d012a
        ? { width: from.littleNumber(at + 14, 2) % 0x4000, height: from.littleNumber(at + 16, 2) % 0x4000 }
        : nothing
    default:
      return nothing
  }
}

const nothing = { width: 0, height: 0 }
