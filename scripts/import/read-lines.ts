/** One line as its bytes. */
export interface Line {
  /** Counted from 1. */
  number: number
  /** Without its line break; undefined for a line that is longer than `maxBytes`, which is skipped unread. */
  bytes: Uint8Array | undefined
}

const lineFeed = 0x0a

/** Splits a stream of bytes into its lines, never holding more than one line and one chunk. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let number = 1
  let parts: Uint8Array[] = []
  let size = 0
  const take = (part: Uint8Array) => {
    size += part.length
    if (size <= maxBytes) parts.push(part)
    else parts = []
  }
  const line = (): Line => ({ number: number++, bytes: size <= maxBytes ? Buffer.concat(parts) : undefined })

  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, at))
      yield line()
      parts = []
      size = 0
      from = at + 1
    }
    take(chunk.subarray(from))
  }
  if (size > 0) yield line()
}
