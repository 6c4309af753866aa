import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeOpenApi } from '../worker/openapi/document.ts'
import { exampleSiteUrl } from '../worker/openapi/example-site.ts'
import examples from './openapi-examples.json' with { type: 'json' }
import { root } from './paths.ts'

// Has the contract read by Redocly's linter. What it would only warn of fails as well (.redocly.yaml).

const site = { url: exampleSiteUrl, name: 'Newsclip', tagline: 'Short news, well sourced', locale: 'en', xHandle: '' }

const folder = mkdtempSync(join(tmpdir(), 'newsclip-openapi-'))
const file = join(folder, 'openapi.json')
writeFileSync(file, JSON.stringify(writeOpenApi(site, examples), null, 2))

const { status } = spawnSync('redocly', ['lint', file, '--config', join(root, '.redocly.yaml')], {
  stdio: 'inherit',
  // Nothing is reported and no newer version looked for.
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
})
rmSync(folder, { recursive: true })
process.exitCode = status ?? 1
