import { byteReader } from './bytes.ts'

const trailer = 0x3b

/** A GIF's screen is its size (GIF89a, 18); the last byte that is not padding ends it. */
export function readGif(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (!/^GIF8[79]a$/.test(from.ascii(0, 6))) return undefined
  const last = bytes.findLastIndex((byte) => byte !== 0)
  return { width: from.littleNumber(6, 2), height: from.littleNumber(8, 2), whole: bytes[last] === trailer }
}
