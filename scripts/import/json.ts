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

/** The values of a file of JSON: its one value, or one a line. Undefined when it is neither. */
export function parseValues(text: string): unknown[] | undefined {
  const whole = parse(text)
  if (whole) return [whole.value]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const values = lines.map(parse)
  return values.every((one) => one !== undefined) && values.length > 0 ? values.map(({ value }) => value) : undefined
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
