/**
 * The moment that a date names, in milliseconds, or undefined when it names none.
 *
 * Reads what feeds have: ISO 8601 and its relatives, RFC 822 with its obsolete zones and years of two digits, the order of
 * asctime and of Americans, month names of the larger European languages, the signs of East Asia, and Unix times. A time
 * without a zone, or with one that nobody knows, is in UTC; a date without a time begins its day. A day that no calendar
 * has, as 30 February, is none.
 */
export function parseDate(text: string): number | undefined {
  const usual = fromUsual(text)
  if (usual !== undefined) return usual
  // Without accents, so that `février` is as good as `fevrier`.
  const plain = inOurOrder(text.trim().slice(0, maxLength)).normalize('NFD').replaceAll(/\p{M}/gu, '')
  if (lettersForDigits.test(plain)) return undefined
  return fromUnixTime(plain) ?? fromIso(plain) ?? fromShortYear(plain) ?? fromWords(plain)
}

/** As RSS and Atom have it (RFC 822 and RFC 3339), in the spelling of nearly all who write them. */
const usualRss =
  /^(?:[A-Z][a-z][a-z], )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) (?:GMT|([+-])(\d\d)([0-5]\d))$/
const usualAtom = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:Z|([+-])(\d\d):([0-5]\d))$/
const monthNames = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Undefined for whatever is not so plain that half a page of patterns would say the same. */
function fromUsual(text: string): number | undefined {
  const rss = usualRss.exec(text)
  const found = rss ?? usualAtom.exec(text)
  if (!found) return undefined
  const [, first, second = '', third, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = found
  const month = rss ? monthNames.indexOf(second) / 3 + 1 : Number(second)
  const zone = sign ? (sign === '+' ? 1 : -1) * (Number(zoneHours) * 60 + Number(zoneMinutes)) : 0
  const time = (Number(hours) * 60 + Number(minutes) - zone) * minute + Number(seconds) * 1000
  return moment(Number(rss ? third : first), month, Number(rss ? first : third), time)
}

const maxLength = 100

/** `09:xx:00` and `+zz:00`. */
const lettersForDigits = /[:+-][a-z]{2}(?![a-z])/i

/** `2004년 5월 29일 오후 1:31` and the like as `2004-5-29 1:31 PM`; Korea's are in Korea's time. Weekdays before a year go. */
function inOurOrder(text: string): string {
  const ordered = text
    .replace(/(\d+)\s*[년年]\s*(\d+)\s*[월月]\s*(\d+)\s*[일日]/, '$1-$2-$3')
    .replace(
      /(오전|午前|上午|오후|午後|下午)\s*([\d:]+)/,
      (_, half, time) => `${time} ${/[전前上]/.test(half) ? 'AM' : 'PM'}`,
    )
    // An extra zero before the month, as Google had it.
    .replace(/^(\d{4}-)0(?=\d\d-\d\d)/, '$1')
    .replace(/^\p{L}+,?\s+(?=\d{4}[-/])/u, '')
  return /[년오]/.test(text) ? `${ordered} KST` : ordered
}

/** Dates before this are a program's way of saying "none": year 1, or 1601. */
const firstYear = 1900

function fromUnixTime(text: string): number | undefined {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  return /^\d{13}$/.test(text) ? Number(text) : undefined
}

const isoDate =
  /^(\d{4})(?:[-/.]?(\d{3})(?!\d)|[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d\d)(\d\d)?)?(?:(?:\s*T\s*|[\s,]+)(\d.*)|(\d{4,6}))?$/i

function fromIso(text: string): number | undefined {
  const [, year, dayOfYear, month, day, bareMonth, bareDay, time, bareTime] = isoDate.exec(text) ?? []
  if (year === undefined) return undefined
  const timeOfDay = parseTime(time ?? bareTime ?? '')
  if (dayOfYear) return onDayOfYear(Number(year), Number(dayOfYear), timeOfDay)
  return moment(Number(year), Number(month ?? bareMonth ?? 1), Number(day ?? bareDay ?? 1), timeOfDay)
}

/** `04-11-30`, `041130`, `-04-11`, `-0411` and, by the day of the year, `04335`. */
const shortYear = /^(?:(\d\d)(-?)(\d\d)\2(\d\d)|-(\d\d)-?(\d\d)|(\d\d)(\d{3}))$/

function fromShortYear(text: string): number | undefined {
  const [all, year, , month, day, yearOfMonth, bareMonth, yearOfDay, dayOfYear] = shortYear.exec(text) ?? []
  if (all === undefined) return undefined
  if (yearOfDay) return onDayOfYear(fullYear(yearOfDay), Number(dayOfYear), 0)
  return moment(fullYear(year ?? yearOfMonth ?? ''), Number(month ?? bareMonth), Number(day ?? 1), 0)
}

const clock = /(?:^|[^\d:])(\d{1,2}:\d\d(?!\d).*)$/s

function fromWords(text: string): number | undefined {
  const time = clock.exec(text)?.[1] ?? ''
  const date = `${text.slice(0, text.length - time.length)} ${time.replace(timeOfDay, '').replace(numericZone, ' ')}`
  const month = monthIn(date)
  const numbers = date.match(/\d+/g) ?? []
  if (month === undefined) return fromNumbers(date, time)

  const named = numbers.findIndex((digits) => digits.length > 2 || Number(digits) > 31)
  const atYear = named === -1 ? numbers.length - 1 : named
  const year = numbers[atYear]
  const [day] = numbers.toSpliced(atYear, 1)
  // A month has no time of day.
  if (year === undefined || (day === undefined && (named === -1 || time))) return undefined
  return moment(fullYear(year), month, Number(day ?? 1), parseTime(time))
}

/** `5.1.2004` and `5-1-2004` begin with the day, `1/5/2004` with the month unless it cannot be one. */
function fromNumbers(date: string, time: string): number | undefined {
  const [, first, sign, second, year] = /\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)\b/.exec(date) ?? []
  if (first === undefined || second === undefined || year === undefined) return undefined
  const monthFirst = sign === '/' && Number(first) <= 12
  const [month, day] = monthFirst ? [first, second] : [second, first]
  return moment(fullYear(year), Number(month), Number(day), parseTime(time))
}

/** RFC 2822, 4.3: two digits below 50 are of this century; three count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 3) return year
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year
}

const minute = 60_000
const day24 = 24 * 60 * minute

function moment(year: number, month: number, day: number, timeOfDay: number): number | undefined {
  if (year < firstYear || year > 9999) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const time = date.getTime() + timeOfDay
  return date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || Number.isNaN(time) ? undefined : time
}

function onDayOfYear(year: number, day: number, timeOfDay: number): number | undefined {
  const isThere = day > 0 && new Date(Date.UTC(year, 0, day)).getUTCFullYear() === year
  return isThere ? moment(year, 1, 1, timeOfDay + (day - 1) * day24) : undefined
}

const timeOfDay = /^(\d{1,2})(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?\s*(?:([ap])\.?m\b\.?)?/i

/** Milliseconds since midnight in UTC: negative in the east's small hours. NaN for a time that no clock shows. */
function parseTime(text: string): number {
  if (text === '') return 0
  const [all, hours = '', minutes = '0', seconds = '0', fraction = '0', half] = timeOfDay.exec(text) ?? []
  if (all === undefined || Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 60) return Number.NaN
  if (Number(hours) === 24 && Number(minutes) + Number(seconds) > 0) return Number.NaN
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const local =
    (hour * 60 + Number(minutes)) * minute + Number(seconds) * 1000 + Math.trunc(Number(`0.${fraction}`) * 1000)
  return local - zoneMinutes(text.slice(all.length)) * minute
}

const numericZone = /([+−-])(\d{1,2})(?::?(\d\d))?(?!\d)/

/** Minutes east of Greenwich; NaN for more of them than an hour has. */
function zoneMinutes(text: string): number {
  const [, sign, hours, minutes = '0'] = numericZone.exec(text) ?? []
  if (Number(minutes) > 59) return Number.NaN
  if (sign !== undefined) return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
  const name = text.match(/[a-z]+/gi)?.find((word) => zones.has(word.toUpperCase()))
  return 60 * (zones.get(name?.toUpperCase() ?? '') ?? 0)
}

/** Hours east of Greenwich; RFC 822's own, and those that occur. */
const zones = new Map<string, number>(
  Object.entries({
    ...{ UT: 0, UTC: 0, GMT: 0, Z: 0, WET: 0, BST: 1, CET: 1, MET: 1, WEST: 1, CEST: 2, MEST: 2, EET: 2, SAST: 2 },
    ...{ EEST: 3, MSK: 3, PKT: 5, IST: 5.5, ICT: 7, HKT: 8, SGT: 8, AWST: 8, JST: 9, KST: 9, ACST: 9.5, AEST: 10 },
    ...{
      ACDT: 10.5,
      AEDT: 11,
      NZST: 12,
      NZDT: 13,
      NDT: -2.5,
      NST: -3.5,
      ADT: -3,
      AT: -4,
      ART: -3,
      BRT: -3,
      AST: -4,
      EDT: -4,
    },
    ...{ ET: -5, EST: -5, CDT: -5, CT: -6, CST: -6, MDT: -6, MT: -7, MST: -7, PDT: -7, PT: -8, PST: -8, AKDT: -8 },
    ...{ AKST: -9, HST: -10 },
  }),
)

/** How the months begin, January first, without accents: English, Romance, Germanic, Greek, Russian. */
const monthStems = [
  /^(jan|gen|ene|янв|ιαν)/,
  /^(feb|fev|фев|φεβ)/,
  /^(mar(?!ted|tes|di)|maart|mrt|мар|μαρ)/,
  /^(apr|avr|abr|апр|απρ)/,
  /^(may|mai|mag|maj|mei|маи|мая|μαι)/,
  /^(jun|juin|giu|июн|ιουν)/,
  /^(jul|juil|lug|июл|ιουλ)/,
  /^(aug|aout|ago|авг|αυγ)/,
  /^(sep|set|сен|σεπ)/,
  /^(oct|okt|out|ott|окт|οκτ)/,
  /^(nov|ноя|νοε)/,
  /^(dec|dez|dic|дек|δεκ)/,
]

/** 1 to 12. The last word that could be one: `mar` is Tuesday where a month follows it. */
function monthIn(text: string): number | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words
    .map((word) => monthStems.findIndex((stem) => stem.test(word)) + 1)
    .filter((month) => month > 0)
    .at(-1)
}
