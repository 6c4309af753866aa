/** Chance that always falls the same way for the same seed. */
export type Random = Readonly<{
  /** From 0 up to, not including, 1. */
  fraction(): number
  between(low: number, high: number): number
  /** A whole number, both ends included. */
  whole(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
}>

/** The chance that belongs to a seed: mulberry32 over an FNV-1a hash of the text. */
export function randomFrom(seed: string): Random {
  let state = hash(seed)
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + (high - low) * fraction()
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  return {
    fraction,
    between,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
    chance: (probability) => fraction() < probability,
  }
}

/** A smooth line of chance: gives −1 to 1 for any x, and changes gently over `wavelength`. */
export function wander(random: Random, wavelength: number): (x: number) => number {
  const waves = [1, 0.5, 0.27].map((weight, octave) => ({
    weight: weight / 1.77,
    pace: ((2 * Math.PI) / wavelength) * 1.9 ** octave * random.between(0.85, 1.15),
    start: random.between(0, 2 * Math.PI),
  }))
  return (x) => waves.reduce((sum, { weight, pace, start }) => sum + weight * Math.sin(x * pace + start), 0)
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
