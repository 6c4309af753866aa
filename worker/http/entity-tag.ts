/** A strong validator of an answer, made of its bytes. */
export async function entityTag(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
  return `"${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

/** A value as a database or JSON has it. */
export type Plain = string | number | null

/**
 * A strong validator of an answer that these values decide, in 64 bits: enough to tell apart what was at an address and what is
 * there now, and many times quicker than a digest, for which they would have to become bytes first.
 */
export function entityTagOf(values: Plain[]): string {
  let [one, other] = [0, 0]
  for (const value of values) {
    const text = String(value ?? '')
    // What follows is not taken for its going on.
    const end = value === null ? -1 : text.length
    for (let at = 0; at < text.length + 2; at += 2) {
      // Two characters at a time, or one and nothing.
      const bits = at < text.length ? text.charCodeAt(at) | (unitAt(text, at + 1) << 16) : end
      one = Math.imul(one ^ bits, 0x2c1b3c6d)
      one ^= one >>> 15
      other = Math.imul(other ^ bits, 0x297a2d39)
      other ^= other >>> 13
    }
  }
  return `"${[one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')}"`
}

/** 0 past the end. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0
}
