/** The beginning of a text of one line, cut between words if it is longer than `maxLength`, which counts the `…` in. */
export function firstWords(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const space = text.lastIndexOf(' ', maxLength - 1)
  // Chinese and Japanese have no blanks; half of a surrogate pair is no character.
  const cut =
    space > maxLength / 2 ? text.slice(0, space) : text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')
  return `${cut.replace(/[\s,;:–—-]+$/, '')}…`
}

/** Whether a summary says only how the text begins, so that a reader would meet the same words twice. */
export function isOpening(summary: string, text: string): boolean {
  return oneLine(text).startsWith(summary.replace(/…$/, ''))
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
