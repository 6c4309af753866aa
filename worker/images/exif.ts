import { byteReader } from './bytes.ts'

/** `Exif` and two zeros; then `II` or `MM`, by which byte numbers begin. */
const name = 0x457869660000
const lowestFirst = 0x4949
const highestFirst = 0x4d4d

const orientation = 0x0112
const place = 0x8825

/** Bytes of a value, by its type (TIFF 6.0, section 2). */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

/** More entries than any camera writes: what a hostile file may make us look at. */
const maxEntries = 200

/** Whether EXIF has the picture shown turned by a quarter (EXIF 2.32, 4.6.4: orientations 5 to 8). */
export function isTurned(segment: Uint8Array): boolean {
  const tiff = tiffIn(segment)
  const turned = tiff?.entriesAt(tiff.first).find(({ tag }) => tag === orientation)
  const value = turned && tiff?.number(turned.at + 8, 2)
  return value !== undefined && value >= 5 && value <= 8
}

/** Blanks where a camera says that it was (EXIF 2.32, 4.6.6); whatever else a segment of EXIF says stays as it is. */
export function blankPlaceIn(segment: Uint8Array): void {
  const tiff = tiffIn(segment)
  const pointer = tiff?.entriesAt(tiff.first).find(({ tag }) => tag === place)
  if (!tiff || !pointer) return
  const { bytes, number, entriesAt } = tiff
  const directory = number(pointer.at + 8, 4)
  const entries = entriesAt(directory)
  for (const { at } of entries) {
    const length = number(at + 4, 4) * (typeBytes[number(at + 2, 2)] ?? 0)
    // What is longer than the entry has room for stands elsewhere.
    if (length > 4) bytes.fill(0, number(at + 8, 4), number(at + 8, 4) + length)
  }
  bytes.fill(0, directory, directory + 2 + 12 * entries.length)
}

function tiffIn(segment: Uint8Array) {
  // A PNG has it without the name that a JPEG needs to tell its segments apart.
  const bytes = byteReader(segment).number(0, 6) === name ? segment.subarray(6) : segment
  const from = byteReader(bytes)
  const order = from.number(0, 2)
  if (order !== lowestFirst && order !== highestFirst) return undefined
  const number = order === lowestFirst ? from.littleNumber : from.number
  const entriesAt = (directory: number) => {
    const first = directory + 2
    // No more than there is room for: ten million bytes may be segments that each claim the most.
    const length = Math.min(number(directory, 2), maxEntries, Math.max(0, Math.floor((bytes.length - first) / 12)))
    return Array.from({ length }, (_, index) => {
      const at = first + index * 12
      return { tag: number(at, 2), at }
    })
  }
  return { bytes, number, first: number(4, 4), entriesAt }
}
