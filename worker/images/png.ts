import { type ByteReader, byteReader } from './bytes.ts'
import { isTurned } from './exif.ts'

const signature = '\x89PNG\r\n\x1a\n'
const imageData = 0x49444154
const imageEnd = 0x49454e44
const exif = 0x65584966

/** A PNG's header comes first, its end last, and what it shows in between (W3C PNG, 5.2 and 5.6). */
export function readPng(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (from.ascii(0, 8) !== signature || from.ascii(12, 4) !== 'IHDR') return undefined
  const isAsWritten = checksumOf(bytes.subarray(12, 29)) === from.number(29, 4)
  const { turned, hasDataAndEnd } = lookThrough(bytes, from)
  const [width, height] = [from.number(16, 4), from.number(20, 4)]
  return { ...(turned ? { width: height, height: width } : { width, height }), whole: isAsWritten && hasDataAndEnd }
}

function lookThrough(bytes: Uint8Array, from: ByteReader): { turned: boolean; hasDataAndEnd: boolean } {
  let turned = false
  let hasData = false
  // A length, a name, the content, a checksum: twelve bytes at least, so this ends.
  for (let at = 8; at + 12 <= from.length; at += 12 + from.number(at, 4)) {
    const name = from.number(at + 4, 4)
    if (name === imageEnd) return { turned, hasDataAndEnd: hasData }
    // Whoever shows the picture as it comes has to know before.
    if (name === exif && !hasData) turned = isTurned(bytes.subarray(at + 8, at + 8 + from.number(at, 4)))
    hasData ||= name === imageData
  }
  return { turned, hasDataAndEnd: false }
}

/** CRC-32, bit by bit: it is of few bytes. Past a cut there are none, and no checksum either. */
function checksumOf(bytes: Uint8Array): number {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
