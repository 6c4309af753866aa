import { byteReader } from './bytes.ts'

const image = 0x2c
const extension = 0x21
const trailer = 0x3b

/**
 * A GIF's screen is its size (GIF89a, 18), unless a frame reaches beyond it, which some browsers show. Its blocks lead to
 * a trailer; padding among them is overlooked.
 */
export function readGif(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (!/^GIF8[79]a$/.test(from.ascii(0, 6))) return undefined
  let [width, height] = [from.littleNumber(6, 2), from.littleNumber(8, 2)]
  let frames = 0
  for (let at = 13 + tableBytes(bytes[10]); ; ) {
    const block = bytes[at]
    if (block === image) {
      width = Math.max(width, from.littleNumber(at + 1, 2) + from.littleNumber(at + 5, 2))
      height = Math.max(height, from.littleNumber(at + 3, 2) + from.littleNumber(at + 7, 2))
      frames++
      at = afterParts(bytes, at + 11 + tableBytes(bytes[at + 9]))
    } else if (block === extension) at = afterParts(bytes, at + 2)
    else if (block === 0) at++
    else return { width, height, whole: block === trailer && frames > 0 }
  }
}

/** A table of colours, where the bits before its size say that there is one. */
function tableBytes(bits = 0): number {
  return bits >= 0x80 ? 3 * 2 ** ((bits % 8) + 1) : 0
}

/** A block's content comes in parts, each after its length, up to one of none. */
function afterParts(bytes: Uint8Array, first: number): number {
  let at = first
  for (let length = bytes[at]; length; length = bytes[at]) at += length + 1
  return at + 1
}
