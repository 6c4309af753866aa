import { byteReader } from './bytes.ts'

const orientation = 0x0112

/** More entries than any camera writes: what a hostile file may make us look at. */
const maxEntries = 200

/** Whether a segment of EXIF has the picture shown turned by a quarter (EXIF 2.32, 4.6.4: orientations 5 to 8). */
export function isTurned(segment: Uint8Array): boolean {
  if (byteReader(segment).ascii(0, 6) !== 'Exif\0\0') return false
  const from = byteReader(segment.subarray(6))
  const little = from.ascii(0, 2) === 'II'
  const number = little ? from.littleNumber : from.number
  const directory = number(4, 4)
  const entries = Math.min(number(directory, 2), maxEntries)
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12
    if (number(at, 2) !== orientation) continue
    const value = number(at + 8, 2)
    return value >= 5 && value <= 8
  }
  return false
}
