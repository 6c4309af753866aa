/** A value of JSON that is an object. */
export type Json = { [name: string]: unknown }

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objectIn(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** The objects of a list; nothing for what is none. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** Undefined for null, for empty text and for anything that is neither text nor a number. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() ? value : undefined
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** The values of a file of JSON: its one value, or those that stand one behind the other. Undefined when it is neither. */
export function parseValues(text: string): unknown[] | undefined {
  const whole = parse(text)
  if (whole) return [whole.value]
  const values = splitValues(text).map(parse)
  return values.every((one) => one !== undefined) && values.length > 0 ? values.map(({ value }) => value) : undefined
}

/** Objects and lists, one a line or without anything between, as answers are that were appended to one file. */
function splitValues(text: string): string[] {
  const values: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') at = endOfString(text, at)
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) {
      values.push(text.slice(start, at + 1))
      start = at + 1
    }
  }
  return [...values, text.slice(start)].filter((value) => value.trim() !== '')
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
