import ipaddr from 'ipaddr.js'

/** Where a request may go, as far as the address itself can tell. */
export type Host =
  /** A name that has to be looked up first. */
  | { kind: 'name'; name: string }
  /** A number out in the world. */
  | { kind: 'number' }
  /** This machine, this network, or nowhere. */
  | { kind: 'private' }

/**
 * Tells names from numbers, and what is out in the world from what is not. Takes a host as `URL` writes it, which has
 * spelled every octal, hexadecimal and shortened number out by then.
 */
export function hostOf(hostname: string): Host {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  if (mayBeNumber.test(bare) && ipaddr.isValid(bare))
    return isPublicNumber(bare) ? { kind: 'number' } : { kind: 'private' }
  return isPublicName(bare) ? { kind: 'name', name: bare } : { kind: 'private' }
}

/** Whatever else is no number, in any spelling: the library finds that out by throwing an error at itself. */
const mayBeNumber = /^[\da-fx.]*$|:/i

/** Whether an IP address is out in the world, of either version, and not one that only stands for another. */
export function isPublicNumber(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast' || platformNumbers.includes(address.toString())) return false
  // All that was ever given out of version 6 (RFC 4291, 2.4); the rest the library takes for ordinary.
  return address.kind() === 'ipv4' || address.match(ipaddr.parseCIDR('2000::/3'))
}

/** A cloud's own services at numbers that look like anybody's: Azure's metadata and wire server. */
const platformNumbers = ['168.63.129.16']

/** Names that are looked up on this machine or in this network: RFC 6761, RFC 6762, RFC 8375 and the ICANN's `.internal`. */
const privateNames =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion|test|invalid)$/i

function isPublicName(name: string): boolean {
  return name.includes('.') && !privateNames.test(name)
}
