import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveDemoSite } from '../test/support/demo-site.ts'
import { askExamples } from '../test/support/examples.ts'
import { root } from './paths.ts'

// Asks a site with the demo's articles what the contract shows as examples, and keeps its answers for the contract to show.

const site = await serveDemoSite()
try {
  const answers = await askExamples(site)
  writeFileSync(join(root, 'scripts/openapi-examples.json'), `${JSON.stringify(answers, null, 2)}\n`)
  console.log(`Answers of ${Object.keys(answers).length} operations written`)
} finally {
  await site.close()
}
