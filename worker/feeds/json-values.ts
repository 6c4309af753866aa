/** What an object of JSON holds, by names in small letters: some who write feeds have capitals in them. */
export type Values = ReadonlyMap<string, unknown>

/** Undefined for what is no object. */
export function valuesIn(json: unknown): Values | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(json)) {
    const small = name.toLowerCase()
    if (name === small || !values.has(small)) values.set(small, value)
  }
  return values
}

/** The text, or the first of several; a number is as good. */
export function textOf(values: Values, name: string): string | undefined {
  return textIn(valuesOf(values, name)[0])
}

/** One where there should be several counts as several. */
export function valuesOf(values: Values, name: string): unknown[] {
  const value = values.get(name)
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined
}
