/** What campaigns and networks hang on to an address; the page behind it is the same. */
const campaign = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|at_\w+|xtor|ref_src)$/i

/**
 * An address without what does not matter to where it leads, to compare addresses by: neither scheme nor `www.`, no
 * fragment, nothing of campaigns, no slash at the end. Undefined for a site as a whole: many items may name that.
 */
export function canonicalAddress(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url) return undefined
  for (const name of [...url.searchParams.keys()]) if (campaign.test(name)) url.searchParams.delete(name)
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '' && url.search === '') return undefined
  return url.host.replace(/^www\./, '') + path + url.search
}
