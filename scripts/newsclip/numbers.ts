/** How many of something at most; `usual` when nothing is given. */
export function limitOption(usual: number, about = 'how many at most') {
  return { type: 'string', value: 'N', about: `${about} (${usual})` } as const
}

export function limitComplaint(limit: string | undefined): string | undefined {
  const isNumber = limit === undefined || /^[1-9]\d{0,6}$/.test(limit)
  return isNumber ? undefined : `--limit ${limit} is not a whole number from 1.`
}

/** Of a word by which something is named: `what` it would be the number of. */
export function numberComplaint(word: string | undefined, what: string): string | undefined {
  return word === undefined || /^\d+$/.test(word) ? undefined : `"${word}" is not the number of a ${what}.`
}
