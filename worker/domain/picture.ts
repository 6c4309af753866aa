/** Portraits of authors, emoji, counters and spacers, by what they are usually called. */
const decorations =
  /\bgravatar\.com\/avatar\b|\bemoji\b|\/smil(?:ies|eys)\/|\bfeedburner\.com\/~|\bfeedsportal\.com\/|\bdoubleclick\.net\/|\bpixel\.(?:wp|quantserve)\.com\/|\bstats\.wordpress\.com\/|\bfeeds\.wordpress\.com\/|\/(?:1x1|blank|clear|pixel|spacer|tracking|trans|transparent)\.(?:gif|png)\b/i

/** Whether a picture says nothing of the article that it stands in, as far as its address tells. */
export function isDecoration(url: string): boolean {
  return decorations.test(url)
}

/** What content networks are asked by for another size of the same picture. */
const sizes = /^(?:w|h|width|height|size|s|resize|fit|crop|quality|q|auto|format|fm|dpr|strip|ssl|zoom)$/i

/** WordPress calls a picture's smaller copies by their size, and its larger one so. */
const copy = /-(?:(\d{2,4})x\d{2,4}|scaled)(?=\.\w+$)/

/** The same for all sizes of a picture. */
export function pictureKey(address: string): string {
  const url = URL.parse(address)
  if (!url) return address
  // WordPress's own network names the original in the path.
  const { host, pathname } = /^i\d\.wp\.com$/.test(url.host) ? (URL.parse(`https:/${url.pathname}`) ?? url) : url
  for (const name of [...url.searchParams.keys()]) if (sizes.test(name)) url.searchParams.delete(name)
  url.searchParams.sort()
  return `${host.replace(/^www\./, '')}${pathname.replace(copy, '')}?${url.searchParams}`
}

/** Pixels, where the address says how wide a smaller copy is. */
export function widthInName(address: string): number | undefined {
  const width = copy.exec(URL.parse(address)?.pathname ?? '')?.[1]
  return width === undefined ? undefined : Number(width)
}

/** Whether a body, which was written by us, shows a picture in any of its sizes. */
export function showsPicture(html: string, url: string): boolean {
  if (!html.includes('<img')) return false
  const key = pictureKey(url)
  return [...html.matchAll(/<img(?: [\w-]+(?:="[^"]*")?)*? src="([^"]*)"/g)].some(
    ([, src = '']) => pictureKey(src.replaceAll('&#x26;', '&')) === key,
  )
}
