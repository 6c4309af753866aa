/**
 * The domain of an address as machines write it, `xn--bcher-kva.example` for `bücher.example`, without `www.`; undefined for
 * what is no address.
 */
export function domainOf(address: string | URL): string | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : address
  return url?.hostname.replace(/^www\.|\.$/g, '')
}
