import { brotliDecompressSync } from 'node:zlib'

/**
 * The characters that a WOFF2 file has glyphs for, as inclusive ranges of code points, ascending. What a package says of
 * its parts is what was asked of them, not what the font has.
 */
export function charactersOf(woff2: Buffer): [number, number][] {
  const codes = [...codesIn(findTable(woff2, 'cmap'))].sort((one, other) => one - other)
  const ranges: [number, number][] = []
  for (const code of codes) {
    const last = ranges.at(-1)
    if (last && code <= last[1] + 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}

/** Names that the directory has by number (WOFF 2.0, 4.1); the first ten are enough to count by. */
const knownTags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca']
const ownTag = 63

/** A table's bytes. All tables are one stream, in the order of the directory. */
function findTable(file: Buffer, wanted: string): Buffer {
  const tables = file.readUInt16BE(12)
  const compressedBytes = file.readUInt32BE(20)
  let at = 48
  let offset = 0
  let found: { offset: number; length: number } | undefined
  for (let table = 0; table < tables; table++) {
    const flags = file.readUInt8(at++)
    const number = flags & 63
    const tag = number === ownTag ? file.toString('latin1', at, at + 4) : knownTags[number]
    if (number === ownTag) at += 4
    const version = flags >> 6
    // Of these two, version 3 is the one that is left as it was; of all others version 0.
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
    let length: number
    ;[length, at] = readBase128(file, at)
    if (isTransformed) [length, at] = readBase128(file, at)
    if (tag === wanted) found = { offset, length }
    offset += length
  }
  if (!found) throw new Error(`The font has no table "${wanted}".`)
  const stream = brotliDecompressSync(file.subarray(at, at + compressedBytes))
  return stream.subarray(found.offset, found.offset + found.length)
}

/** A number in as many bytes as it needs, seven bits each; and where it ends. */
function readBase128(file: Buffer, from: number): [number, number] {
  let value = 0
  for (let at = from; ; at++) {
    const byte = file.readUInt8(at)
    value = value * 128 + (byte & 127)
    if (byte < 128) return [value, at + 1]
  }
}

/** Formats 4 and 12 (OpenType, cmap) are those that fonts have today. */
function codesIn(cmap: Buffer): Set<number> {
  const codes = new Set<number>()
  for (let table = 0; table < cmap.readUInt16BE(2); table++) {
    const at = cmap.readUInt32BE(4 + table * 8 + 4)
    const format = cmap.readUInt16BE(at)
    if (format === 4) addSegments(codes, cmap, at)
    if (format === 12) addGroups(codes, cmap, at)
  }
  return codes
}

function addSegments(codes: Set<number>, cmap: Buffer, at: number) {
  const bytes = cmap.readUInt16BE(at + 6)
  for (let segment = 0; segment < bytes; segment += 2) {
    const last = cmap.readUInt16BE(at + 14 + segment)
    const first = cmap.readUInt16BE(at + 16 + bytes + segment)
    const delta = cmap.readUInt16BE(at + 16 + 2 * bytes + segment)
    const offsetAt = at + 16 + 3 * bytes + segment
    const offset = cmap.readUInt16BE(offsetAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : cmap.readUInt16BE(offsetAt + offset + 2 * (code - first))
      if (glyph !== 0) codes.add(code)
    }
  }
}

function addGroups(codes: Set<number>, cmap: Buffer, at: number) {
  for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
    const from = at + 16 + group * 12
    const [first, last] = [cmap.readUInt32BE(from), cmap.readUInt32BE(from + 4)]
    for (let code = first; code <= last; code++) codes.add(code)
  }
}
