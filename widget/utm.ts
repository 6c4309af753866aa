/** A link that tells where its readers come from: `blog` is the source, `source=blog&campaign=spring` each by its name. */
export function withUtm(address: string, utm: string): string {
  if (!utm) return address
  const url = new URL(address)
  for (const [name, value] of new URLSearchParams(utm)) {
    url.searchParams.set(`utm_${value ? name : 'source'}`, value || name)
  }
  return url.href
}
