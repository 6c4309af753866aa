import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_readConfig as readConfig } from 'wrangler'
import { wranglerConfig } from '../../scripts/paths.ts'
import { prepareDatabase } from '../../scripts/start/database.ts'
import { bundle } from '../bundle.ts'
import { startInstance } from '../instance.ts'

// A process of its own, so that it can be killed with everything that it started. Says where it answers, and serves until
// it ends.
const [folder = '', token = '', allowed = ''] = process.argv.slice(2)
if (!existsSync(join(folder, 'v3'))) await prepareDatabase('http://localhost:8787', folder)
const config = readConfig({ config: wranglerConfig })
const instance = await startInstance(join(folder, 'v3'), config.compatibility_date ?? '', [
  {
    name: 'faulty',
    modules: [await bundle('faults/faulty-worker.ts')],
    database: config.d1_databases[0]?.database_id ?? '',
    bucket: 'media',
    vars: { ...(config.vars as Record<string, string>), EDITOR_TOKEN: token, FETCH_ALLOWED: allowed },
  },
])
console.log(String(await instance.addressOf('faulty')))
