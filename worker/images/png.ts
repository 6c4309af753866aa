import { byteReader } from './bytes.ts'

const signature = '\x89PNG\r\n\x1a\n'
const imageEnd = 0x49454e44

/** A PNG's header comes first, its end last (W3C PNG, 5.2 and 5.6). */
export function readPng(bytes: Uint8Array) {
  const from = byteReader(bytes)
  if (from.ascii(0, 8) !== signature || from.ascii(12, 4) !== 'IHDR') return undefined
  return { width: from.number(16, 4), height: from.number(20, 4), whole: hasEnd(bytes) }
}

function hasEnd(bytes: Uint8Array): boolean {
  const from = byteReader(bytes)
  // A length, a name, the content, a checksum: twelve bytes at least, so this ends.
  for (let at = 8; at + 12 <= from.length; at += 12 + from.number(at, 4)) {
    if (from.number(at + 4, 4) === imageEnd) return true
  }
  return false
}
