import { parseArgs } from 'node:util'

export interface Options {
  /** Articles in each database, smallest first. */
  sizes: number[]
  /** Times that each question is asked of each database for its latency. */
  latencyRounds: number
  /** Times that each throughput is measured, in turns. */
  throughputRounds: number
  requestsARound: number
  coldStarts: number
}

export const usage = `npm run bench -- [--sizes 10000,100000,1000000] [--quick]

  --sizes   how many articles the databases hold; each is loaded once and kept in .wrangler/bench
  --quick   a fifth of the repetitions: good for a look, not for a verdict`

const thorough = { latencyRounds: 60, throughputRounds: 61, requestsARound: 60, coldStarts: 25 }
const quick = { latencyRounds: 12, throughputRounds: 31, requestsARound: 30, coldStarts: 7 }

const defaultSizes = '10000,100000,1000000'

/** What the command line asks for, or why it cannot be understood. */
export function readOptions(args: string[]): Options | { refusal: string } {
  try {
    const { values } = parseArgs({
      args,
      options: { sizes: { type: 'string', default: defaultSizes }, quick: { type: 'boolean', default: false } },
    })
    const sizes = values.sizes.split(',').map(Number)
    if (!sizes.every((size) => Number.isInteger(size) && size >= 1000 && size <= 1_500_000)) {
      return { refusal: `--sizes takes whole numbers from 1000 to 1500000, not "${values.sizes}"` }
    }
    return { sizes: sizes.toSorted((one, other) => one - other), ...(values.quick ? quick : thorough) }
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) }
  }
}
