import { type Random, randomFrom } from '../../scripts/demo/motifs/random.ts'

/** How much goes wrong. */
export interface Rates {
  /** Which chance: the same falls the same way again. */
  seed: string
  /** Of calls to the database, from 0 to 1; half of them break after what they did was committed. */
  database: number
  /** The same of calls to the storage. */
  storage: number
}

/** What went wrong so far. */
export interface Tally {
  calls: number
  before: number
  after: number
}

export interface Faults {
  rates: Rates
  random: Random
  tallies: Record<'database' | 'storage', Tally>
}

export function faultsFrom(rates: Rates): Faults {
  const tally = (): Tally => ({ calls: 0, before: 0, after: 0 })
  return { rates, random: randomFrom(rates.seed), tallies: { database: tally(), storage: tally() } }
}

/** Makes a call, unless it is one of those that break: before it is made, or after it was. */
export async function broken<T>(faults: Faults, what: 'database' | 'storage', call: () => Promise<T>): Promise<T> {
  const { rates, random, tallies } = faults
  const tally = tallies[what]
  tally.calls++
  const fails = random.chance(rates[what])
  const isAfter = random.chance(0.5)
  const error = new Error(what === 'database' ? 'D1_ERROR: Network connection lost.' : 'internal error')
  if (fails && !isAfter) {
    tally.before++
    throw error
  }
  const result = await call()
  if (fails) {
    tally.after++
    throw error
  }
  return result
}
