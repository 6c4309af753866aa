/** Positions in base 36 are ten or eleven characters; the letter in front leaves room for other kinds of cursor. */
const cursorShape = /^p[0-9a-z]{1,11}$/

/** The cursor that names a position. */
export function writeCursor(position: number): string {
  return `p${position.toString(36)}`
}

/** The position that a cursor names, or undefined when no cursor of ours looks like that. */
export function parseCursor(text: string): number | undefined {
  if (!cursorShape.test(text)) return undefined
  const position = Number.parseInt(text.slice(1), 36)
  // The spelling must be ours too: one position, one cursor, one cached answer.
  return Number.isSafeInteger(position) && writeCursor(position) === text ? position : undefined
}
