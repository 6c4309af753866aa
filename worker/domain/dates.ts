import { isKnown } from './locale.ts'
import { Recent } from './recent.ts'

/** Writes days of the calendar in words. */
export interface DateFormat {
  format: (time: number | Date) => string
}

/** One for each known locale at most, whatever is asked for: a formatter takes 55 µs to make. */
const kept = new Map<string, DateFormat>()

/** "March 1, 2026". */
export function dateFormatOf(locale: string): DateFormat {
  const format = kept.get(locale) ?? rememberingDays(makeFormat(locale))
  if (isKnown(locale)) kept.set(locale, format)
  return format
}

const dayMs = 86_400_000

/** Articles next to each other are of the same few days, and to write one takes longer than to look it up here. */
function rememberingDays(of: DateFormat): DateFormat {
  const days = new Recent<number, string>(250)
  return {
    format: (time) => {
      const day = Math.floor(Number(time) / dayMs)
      const known = days.get(day)
      if (known !== undefined) return known
      const text = of.format(time)
      days.set(day, text)
      return text
    },
  }
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
    format: (time) => {
      const date = new Date(time)
      return `${date.getUTCDate()} ${belarusianMonths[date.getUTCMonth()]} ${date.getUTCFullYear()} г.`
    },
  },
}
