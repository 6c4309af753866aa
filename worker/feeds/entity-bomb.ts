/** Characters that a feed may come to when its entities stand for what they are declared to. */
const maxExpansion = 10_000_000

/** Entities within entities; more are never meant well. */
const maxDepth = 50

/**
 * Whether a text declares entities that would make it many times larger: nested in each other, or one long one used often.
 * We expand none (xml-tokens.ts), so it does us no harm; but whoever writes so does not mean to publish.
 */
export function isEntityBomb(text: string): boolean {
  if (!text.includes('<!') || !/<!ENTITY/i.test(text)) return false
  const declared = new Map(
    [...text.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')/gi)].map(([, name = '', double, single]) => [
      name,
      double ?? single ?? '',
    ]),
  )
  const sizes = new Map<string, number>()
  const sizeOf = (name: string, depth = 0): number => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    if (depth > maxDepth) return Number.POSITIVE_INFINITY
    // One that holds itself has no end.
    sizes.set(name, Number.POSITIVE_INFINITY)
    const value = declared.get(name) ?? ''
    const size = referencesIn(value).reduce(
      (sum, one) => sum + (declared.has(one) ? sizeOf(one, depth + 1) : 1),
      value.length,
    )
    sizes.set(name, size)
    return size
  }
  const uses = referencesIn(text).filter((name) => declared.has(name))
  return uses.reduce((sum, name) => sum + sizeOf(name), 0) > maxExpansion
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(/&([\w.:-]+);/g)].map(([, name = '']) => name)
}
