import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

/** What can be asked by an address alone: read by anybody, without a token. */
export function findOpenRead(id: string): Operation | undefined {
  return operations.find((operation) => operation.id === id && operation.method === 'get' && !operation.scope)
}

/** The address, below the site's, at which an operation is asked. Values that are empty are left away. */
export function addressOf({ path, segments = {} }: Operation, given: Record<string, string>): string {
  const asked = Object.entries(given).filter(([name, value]) => value !== '' && !(name in segments))
  const query = asked.map(([name, value]) => `${encodeURIComponent(name)}=${spell(value)}`).join('&')
  const filled = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
  return query ? `${filled}?${query}` : filled
}

/** Commas and colons read better as they are. */
function spell(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')
}
