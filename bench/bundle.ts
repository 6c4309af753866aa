import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../scripts/paths.ts'

/** A worker of the bench's own as one module. */
export async function bundle(file: string): Promise<{ name: string; type: 'esm'; contents: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench', file)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    // As the rules of wrangler.toml say.
    loader: { '.css': 'text', '.client.js': 'text' },
    external: ['cloudflare:*', 'node:*'],
  })
  return { name: 'index.js', type: 'esm', contents: outputFiles[0]?.text ?? '' }
}
