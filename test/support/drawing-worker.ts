import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildFonts } from '../../scripts/build-fonts.ts'
import { fonts, root } from '../../scripts/paths.ts'

/** The worker that draws, built as wrangler would and described for the one that runs beside the worker under test. */
export async function buildDrawingWorker() {
  const outdir = join(root, 'dist/drawing-worker')
  await buildFonts()
  await build({
    entryPoints: [join(root, 'worker/drawing/index.ts')],
    outdir,
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser', 'import'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.wasm': 'copy' },
    logLevel: 'error',
  })
  const engine = readdirSync(outdir).find((name) => name.endsWith('.wasm'))
  if (!engine) throw new Error('The drawing worker was built without its engine.')
  return {
    name: 'newsclip-drawing',
    compatibilityDate: '2026-10-20',
    modulesRoot: outdir,
    modules: [
      { type: 'ESModule' as const, path: join(outdir, 'index.js') },
      { type: 'CompiledWasm' as const, path: join(outdir, engine) },
    ],
    durableObjects: { EASELS: { className: 'Easel', useSQLite: true } },
    assets: { directory: fonts, binding: 'FONTS' },
  }
}
