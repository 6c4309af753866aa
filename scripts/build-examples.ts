import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import examples from './openapi-examples.json' with { type: 'json' }
import { assets } from './paths.ts'

/** Puts what the contract shows as examples among the static files: in the worker's script they would weigh 17 KB. */
export async function buildExamples(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, 'openapi-examples.json'), JSON.stringify(examples))
}

if (import.meta.main) await buildExamples(assets)
