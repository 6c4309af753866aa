/** A place between two articles of the timeline, and which way to read on from it. */
export interface Cursor {
  position: number
  /** `older`: articles below the position; `newer`: above it. Never the one at it. */
  side: 'older' | 'newer'
}

/** The side, and the position in base 36: ten or eleven characters. */
const cursorShape = /^([on])([0-9a-z]{1,11})$/

/** The cursor as it is given out. */
export function writeCursor({ position, side }: Cursor): string {
  return `${side === 'older' ? 'o' : 'n'}${position.toString(36)}`
}

/** The cursor that was spelled so, or undefined when none of ours is. */
export function parseCursor(text: string): Cursor | undefined {
  const [, letter, digits] = cursorShape.exec(text) ?? []
  if (!digits) return undefined
  const cursor: Cursor = { position: Number.parseInt(digits, 36), side: letter === 'o' ? 'older' : 'newer' }
  // The spelling must be ours too: one place, one cursor, one cached answer.
  return Number.isSafeInteger(cursor.position) && writeCursor(cursor) === text ? cursor : undefined
}
