import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type Plugin, transform } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** Bytes after brotli at its best: what we aim at, and what the build refuses to go past (the widget's specification). */
const goalBytes = 8_500
const maxBytes = 9_216

/** For Workers Static Assets: how long what may be kept, and by whom it may be read. */
const headers = `/widget/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
/demo/*
  Cache-Control: public, max-age=86400
`

export interface WidgetSize {
  rawBytes: number
  brotliBytes: number
}

/**
 * Builds the element into `outDir` as static assets: `widget/newsclip-feed.js` and `_headers`; the source map goes to
 * `mapDir`, beside the assets and not among them.
 *
 * @throws when the bundle is over its budget, or when Lit has changed where we change it.
 */
export async function buildWidget(outDir: string, mapDir = `${outDir}-maps`): Promise<WidgetSize> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const { outputFiles } = await build({
    entryPoints: { 'newsclip-feed': join(root, 'widget/start.ts') },
    tsconfig: join(root, 'widget/tsconfig.json'),
    outdir: join(outDir, 'widget'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    conditions: ['production'],
    define: { NEWSCLIP_VERSION: JSON.stringify(version) },
    // The licences of what is inside are named in the map and in the repository.
    legalComments: 'none',
    sourcemap: 'external',
    plugins: [cssAsText, litAsGuest],
    write: false,
  })
  await Promise.all([mkdir(join(outDir, 'widget'), { recursive: true }), mkdir(mapDir, { recursive: true })])
  await writeFile(join(outDir, '_headers'), headers)
  for (const { path, contents } of outputFiles) {
    await writeFile(path.endsWith('.map') ? join(mapDir, basename(path)) : path, contents)
  }
  const bundle = outputFiles.find(({ path }) => path.endsWith('.js'))
  if (!bundle) throw new Error('esbuild made no bundle')
  return withinBudget(bundle.contents)
}

function withinBudget(bundle: Uint8Array): WidgetSize {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bundle.length }
  const brotliBytes = brotliCompressSync(bundle, { params }).length
  if (brotliBytes > maxBytes) throw new Error(`The widget is ${brotliBytes} bytes; ${maxBytes} are allowed`)
  return { rawBytes: bundle.length, brotliBytes }
}

/** Stylesheets become strings, minified. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

/**
 * Lit tells the page its versions, and leaves a place for its decorators, in globals. We are a guest and use no decorators: the
 * statements are taken out, each of which must be found exactly once.
 */
const litAsGuest: Plugin = {
  name: 'lit-as-guest',
  setup({ onLoad }) {
    const version = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/
    const places: Record<string, RegExp[]> = {
      'lit-html.js': [version],
      'lit-element.js': [version],
      'reactive-element.js': [
        version,
        /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap/,
        /const \w+=this\[Symbol\.metadata\];if\(null!==\w+\)\{const \w+=litPropertyMetadata\.get\(\w+\);if\(void 0!==\w+\)for\(const\[\w+,\w+\]of \w+\)this\.elementProperties\.set\(\w+,\w+\)\}/,
      ],
    }
    onLoad({ filter: /[\\/](lit-html|lit-element|reactive-element)\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8')
      for (const place of places[basename(path)] ?? []) {
        const [before, after, ...more] = contents.split(place)
        if (before === undefined || after === undefined || more.length)
          throw new Error(`${path} is not the Lit we know`)
        // The line's end makes a statement of it where one is needed, and means nothing elsewhere.
        contents = `${before}0\n${after}`
      }
      return { contents, loader: 'js' }
    })
  },
}

if (import.meta.main) {
  const { rawBytes, brotliBytes } = await buildWidget(join(root, 'dist/assets'))
  console.log(`widget: ${rawBytes} bytes, ${brotliBytes} after brotli (goal ${goalBytes}, at most ${maxBytes})`)
}
