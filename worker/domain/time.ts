import { firstTime, lastTime } from './position.ts'

const timeShape = /^(\d{4}-\d\d-(\d\d))(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/

/** What a refusal says of everything that `parseTime` does not take. */
export const timeComplaint =
  'is not a day such as "2026-03-01" or a time with zone such as "2026-03-01T08:00:00Z", from 1970 to 2200'

/** The milliseconds of an ISO 8601 day (in UTC) or a time with zone; undefined for anything else and past our calendar. */
export function parseTime(text: string): number | undefined {
  const [, day, dayOfMonth] = timeShape.exec(text) ?? []
  // JavaScript takes the 31st of February for the 3rd of March.
  if (!day || new Date(day).getUTCDate() !== Number(dayOfMonth)) return undefined
  const time = Date.parse(text)
  return time >= firstTime && time < lastTime ? time : undefined
}

/** Whether the text names a whole day. */
export function isDay(text: string): boolean {
  return text.length === 10
}
