/** What a page of editors' lists shows, of which one more was found than it has room for, and where the next one begins. */
export function cutPage<Row>(
  found: Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { shown: Row[]; next: string | null } {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: last !== undefined && found.length > limit ? cursorOf(last) : null }
}
