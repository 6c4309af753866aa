import { join } from 'node:path'
import { root } from '../scripts/paths.ts'

/** Given to developers beside the project; a clone of the project has none. */
export const pressReleases = join(root, '../shared/data/press-releases.meta.ndjson.gz')

/** What servers say while they are in trouble. */
export const faultLog = join(root, '.wrangler/faults.log')

/** Ignored by git. */
export const cache = join(root, '.wrangler/bench')
