import * as v from 'valibot'

// What many schemas are made of. A description belongs to the place where a part stands, so parts are made there.

/** An absolute address. */
export function address(description: string) {
  return v.pipe(v.string(), v.url(), v.description(description))
}

/** A moment, ISO 8601 in UTC. */
export function moment(description: string) {
  return v.pipe(v.string(), v.isoTimestamp(), v.description(description), v.examples(['2026-03-01T08:00:00.000Z']))
}

/** What names an article, a category or a tag in addresses. */
export function slug(description: string) {
  return v.pipe(v.string(), v.regex(slugShape), v.maxLength(80), v.description(description))
}

export function count(description: string) {
  return v.pipe(v.number(), v.integer(), v.minValue(0), v.description(description))
}

export function text(description: string) {
  return v.pipe(v.string(), v.description(description))
}

export function textOrNull(description: string) {
  return v.pipe(v.nullable(v.string()), v.description(description))
}

/** A list's place to go on from. */
export function place(description: string) {
  return textOrNull(description)
}

/** BCP 47, as much of it as can be told by shape. */
export const languageShape = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** Lower-case words joined by hyphens; letters of any script. */
export const slugShape = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u
