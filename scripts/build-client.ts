import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { writeSchemas } from '../worker/openapi/schemas.ts'
import { writeContractTypes } from './client/contract-types.ts'
import { emitDeclarations } from './client/declarations.ts'
import { root } from './paths.ts'

/** What `import 'newsclip/client'` may cost, in bytes after brotli. */
const maxBytes = 2_048

/**
 * Builds what the package exports as `newsclip/client` into `outDir`: one module without dependencies, and its types,
 * which need none either. Gives back its size after brotli.
 */
export function buildClient(outDir: string): number {
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  const outfile = join(outDir, 'newsclip.js')
  buildSync({
    entryPoints: [join(root, 'widget/client/newsclip.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
  })
  writeTypes(outDir)
  return brotliCompressSync(readFileSync(outfile)).length
}

function writeTypes(outDir: string) {
  const emitted = mkdtempSync(join(tmpdir(), 'newsclip-client-'))
  emitDeclarations(emitted)
  const folder = join(emitted, 'widget/client')
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(
      join(outDir, file),
      text.replaceAll('../../worker/', './').replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"),
    )
  }
  writeFileSync(join(outDir, 'contract.d.ts'), writeContractTypes(writeSchemas()))
  rmSync(emitted, { recursive: true })
}

if (import.meta.main) {
  const bytes = buildClient(join(root, 'dist/client'))
  console.log(`client: ${bytes} bytes after brotli (at most ${maxBytes})`)
  if (bytes > maxBytes) process.exitCode = 1
}
