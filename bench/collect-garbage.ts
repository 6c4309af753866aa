import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: (options?: { type: 'minor' }) => void = runInNewContext('gc')

/**
 * What was made before is the bench's own: who is measured has neither to move it about in memory nor to throw it away.
 * What is still wanted has grown old after two. `young` leaves alone what is old already.
 */
export function collectGarbage(young?: 'young'): void {
  for (let times = 0; times < 2; times++) collect(young && { type: 'minor' })
}
