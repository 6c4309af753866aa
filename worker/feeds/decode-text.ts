/**
 * The text of a feed's bytes, whatever its publisher says about the encoding.
 *
 * A byte order mark decides, and so do bytes that are UTF-8 and more than ASCII: no text in another encoding is that by
 * chance, while many a label is wrong. Then the content type, unless it says what servers say by default, the XML
 * declaration, the content type all the same and an HTML `meta` are tried in this order; a label that is unknown or does
 * not fit the bytes is passed over.
 */
export function decodeText(bytes: Uint8Array, contentType?: string): string {
  if (isUtf32(bytes)) return fromUtf32(bytes)
  const wide = wideEncoding(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)

  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  const sent = /\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const labels = [
    sent && !/^(?:iso-8859-1|us-ascii)$/i.test(sent) ? sent : undefined,
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1],
    sent,
    /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1],
  ].flatMap((label) => label ?? [])

  // The Japanese and Chinese encodings of the mail era are ASCII all through, with escapes.
  const escaped = labels.find((label) => /^(iso-2022-jp|csiso2022jp)$/i.test(label))
  if (escaped && bytes.includes(0x1b)) return new TextDecoder(escaped).decode(bytes)

  const unicode = strictly('utf-8', bytes)
  if (unicode !== undefined) return unicode.replaceAll(/[\x80-\x9f]/g, fromWindows)
  for (const label of labels) {
    // Whoever could read the label knows that the text is not in two bytes a character.
    const text = /^utf-?16|^utf-?8$|ucs/i.test(label) ? undefined : strictly(whatwgLabel(label), bytes)
    if (text !== undefined) return text
  }
  return lossy(bytes)
}

/** UTF-16 shows itself by its mark, or by the zeros around the `<` that any feed begins with. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be'
  return undefined
}

/** UTF-32, which the platform has no decoder for: by its mark, or by the zeros around the first `<`. */
function isUtf32([first, second, third, fourth]: Uint8Array): boolean {
  const isLittle =
    third === 0 && fourth === 0 && ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
  const isBig = first === 0 && second === 0 && ((third === 0xfe && fourth === 0xff) || (third === 0 && fourth === 0x3c))
  return isLittle || isBig
}

function fromUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = bytes[0] !== 0
  let text = ''
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle)
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  }
  return text.replace(/^\ufeff/, '')
}

/** Control characters that no text has: they were windows-1252 before somebody made UTF-8 of them, taking them for Latin-1. */
function fromWindows(sign: string): string {
  return windowsSigns.charAt(sign.charCodeAt(0) - 0x80)
}

/** What bytes from 80 to 9f are there: a text may have millions of them, and a decoder for each takes seconds. */
const windowsSigns = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 0x20 }, (_, at) => 0x80 + at))

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The spellings that the Encoding Standard does not list: `win-1251`, `windows1251`, `iso_8859-15`, `latin-1`, `utf_8`. */
function whatwgLabel(label: string): string {
  return label
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^(?:win|windows|cp)-?(125\d|874)$/, 'windows-$1')
    .replace(/^latin-(\d+)$/, 'latin$1')
    .replace(/^mac-?cyrillic$/, 'x-mac-cyrillic')
    .replace(/^macroman$/, 'macintosh')
    .replace(/^iso-?8859-?(\d+)(?::\d+)?$/, 'iso-8859-$1')
}

/** UTF-8 with a broken character here and there stays UTF-8; anything else is what the web takes for "no idea". */
function lossy(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const sound = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0
  return broken < sound ? text : new TextDecoder('windows-1252').decode(bytes)
}
