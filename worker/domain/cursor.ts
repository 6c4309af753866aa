/** A place between two articles of the timeline, which way to read on from it, and when the reading began. */
export interface Cursor {
  position: number
  /** `older`: articles below the position; `newer`: above it. Never the one at it. */
  side: 'older' | 'newer'
  /** How many departures there had been when the first page was read; each page of a walk shows what was where then. */
  since: number
}

/** The side, and the position in base 36: ten or eleven characters. Then, on a site where any article ever left its place, the departures. */
const cursorShape = /^([on])([0-9a-z]{1,11})(?:-([0-9a-z]{1,11}))?$/

/** The cursor as it is given out. */
export function writeCursor({ position, side, since }: Cursor): string {
  return `${side === 'older' ? 'o' : 'n'}${position.toString(36)}${since ? `-${since.toString(36)}` : ''}`
}

/** The cursor that was spelled so, or undefined when none of ours is. */
export function parseCursor(text: string): Cursor | undefined {
  const [, letter, place, departures = '0'] = cursorShape.exec(text) ?? []
  if (!place) return undefined
  const [position, since] = [Number.parseInt(place, 36), Number.parseInt(departures, 36)]
  const cursor: Cursor = { position, side: letter === 'o' ? 'older' : 'newer', since }
  // The spelling must be ours too: one place, one cursor, one cached answer.
  return [position, since].every(Number.isSafeInteger) && writeCursor(cursor) === text ? cursor : undefined
}
