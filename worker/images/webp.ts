import { type ByteReader, byteReader } from './bytes.ts'

/** Each of the three kinds of WebP says its size its own way (RFC 9649, 2.5 to 2.7). */
export function readWebp(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (from.ascii(0, 4) !== 'RIFF' || from.ascii(8, 4) !== 'WEBP') return undefined
  const whole = from.length >= 8 + from.littleNumber(4, 4)
  return { ...sizeOf(from), whole }
}

function sizeOf(from: ByteReader) {
  switch (from.ascii(12, 4)) {
    case 'VP8X':
      return { width: 1 + from.littleNumber(24, 3), height: 1 + from.littleNumber(27, 3) }
    case 'VP8L': {
      // 14 bits each, after one byte of signature.
      const bits = from.littleNumber(21, 4)
      return from.number(20, 1) === 0x2f
        ? { width: 1 + (bits % 0x4000), height: 1 + (Math.floor(bits / 0x4000) % 0x4000) }
        : nothing
    }
    case 'VP8 ':
      // A key frame's start code, then 14 bits each; the two above are for scaling.
      return from.number(23, 3) === 0x9d012a
        ? { width: from.littleNumber(26, 2) % 0x4000, height: from.littleNumber(28, 2) % 0x4000 }
        : nothing
    default:
      return nothing
  }
}

const nothing = { width: 0, height: 0 }
