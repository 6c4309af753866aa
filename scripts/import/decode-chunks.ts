/**
 * The text of a file as it is read, for files that are too long to be held as a whole. A byte order mark decides, then
 * whether the beginning is UTF-8, then what the XML declaration says.
 */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder?.decode() ?? ''
}

function encodingOf(start: Uint8Array): string {
  const [first, second] = start
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const label = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i.exec(
    Buffer.from(start.subarray(0, 1024)).toString('latin1'),
  )
  const told = label?.[1]?.toLowerCase() ?? 'utf-8'
  return told.startsWith('utf') || isUtf8(start) ? 'utf-8' : known(told)
}

/** Has more than ASCII in it, and all of that is UTF-8; the last character may be cut. */
function isUtf8(start: Uint8Array): boolean {
  if (start.every((byte) => byte < 0x80)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return true
  } catch {
    return false
  }
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}
