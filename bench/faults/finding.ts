/** Something that was looked at, and whether it is as it has to be. */
export interface Finding {
  text: string
  holds: boolean
}

/** One kind of trouble. */
export interface FaultRun {
  name: string
  about: string
  run: (say: (text: string) => void) => Promise<Finding[] | { skipped: string }>
}
