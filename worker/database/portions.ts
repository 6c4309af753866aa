/** D1 takes 2,000,000 bytes a parameter. */
export const maxParameterBytes = 1_800_000

/** The rows in as many portions as it takes for none to be longer, as a JSON array, than a parameter may be. */
export function portions<Row>(rows: Row[], bytesOfRow: (row: Row) => number): Row[][] {
  const portions: Row[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const size = bytesOfRow(row) + 1
    if (bytes + size > maxParameterBytes) {
      portions.push([])
      bytes = 2
    }
    portions.at(-1)?.push(row)
    bytes += size
  }
  return portions
}

/** Values that are JSON already, as an array. By `+`, which copies none of them before it is read as a whole; `join` does. */
export function jsonArray(values: string[]): string {
  let json = ''
  for (const value of values) json += json === '' ? value : `,${value}`
  return `[${json}]`
}

/** At most so many bytes are these characters in UTF-8: a pair of surrogates between two pieces is counted as six instead of four. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += pieceLength) {
    bytes += toBytes.encodeInto(text.slice(at, at + pieceLength), piece).written
  }
  return bytes
}

const pieceLength = 16_384
/** Written into again and again: what is written is never read, and counting characters one by one takes longer. */
const piece = new Uint8Array(3 * pieceLength)

const wide = /[\u0100-\uffff]/

const [toBytes, toText] = [new TextEncoder(), new TextDecoder('latin1')]

/**
 * A row as JSON. Where only few of its characters are wide, as in most texts, they are escaped: one of them would make the
 * whole of a parameter be kept, sent and read at two bytes a character.
 */
export function rowJson(row: unknown[]): string {
  const json = JSON.stringify(row)
  if (!wide.test(json)) return json
  const escaped = json.replaceAll(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  // Made anew from its bytes, which are ASCII now: what a replacement makes of a wide text stays wide.
  return escaped.length > json.length * 1.2 ? json : toText.decode(toBytes.encode(escaped))
}
