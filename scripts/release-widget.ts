import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWidget } from './build-widget.ts'
import { root } from './paths.ts'
import { readRecord, saveRelease } from './widget-versions.ts'

// Releases the element under the version in package.json. With --check it only says whether that has been done, for
// deployments: a script at an address that never changes must be one that is kept.

const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const folder = mkdtempSync(join(tmpdir(), 'newsclip-release-'))
await buildWidget(join(folder, 'assets'))
const bundle = readFileSync(join(folder, 'assets/widget/newsclip-feed.js'))
rmSync(folder, { recursive: true })

if (check && !readRecord()[version]) {
  console.error(`${version} of the element is not released: npm run release:widget, and commit what it adds.`)
  process.exitCode = 1
} else {
  const outcome = saveRelease(version, bundle)
  console.log(outcome === 'added' ? `Released ${version}; commit widget/releases.` : `${version} is released.`)
}
