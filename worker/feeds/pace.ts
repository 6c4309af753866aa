/** Where a feed speaks of itself: before its items. */
const headLength = 20_000

const minuteMs = 60_000

/** In minutes. */
const periods = new Map([
  ['hourly', 60],
  ['daily', 24 * 60],
  ['weekly', 7 * 24 * 60],
  ['monthly', 30 * 24 * 60],
  ['yearly', 365 * 24 * 60],
])

/**
 * How often a feed wants to be asked at most, in milliseconds: RSS's `ttl` in minutes, or the words of
 * http://purl.org/rss/1.0/modules/syndication/. Undefined when it does not say.
 */
export function parsePace(text: string): number | undefined {
  const start = text.slice(0, headLength)
  const head = start.slice(0, /<(?:item|entry)[\s>]/i.exec(start)?.index)
  const ttl = wordIn(head, 'ttl')
  if (ttl && /^\d{1,6}$/.test(ttl)) return Number(ttl) * minuteMs
  const period = periods.get(wordIn(head, '\\w+:updatePeriod')?.toLowerCase() ?? '')
  if (period === undefined) return undefined
  const frequency = Number(wordIn(head, '\\w+:updateFrequency') ?? 1)
  return (period / Math.max(frequency || 1, 1)) * minuteMs
}

/** No tag reaches into the next one: many that begin and none that ends are not read over and over. */
function wordIn(head: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^<>]*)?>\\s*([^<\\s]+)\\s*<`, 'i').exec(head)?.[1]
}
