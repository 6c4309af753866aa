import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type Plugin, transform } from 'esbuild'
import { minify } from 'terser'
import { inlineToken } from '../widget/inline-token.ts'
import { litAsGuest } from './lit/lit-as-guest.ts'
import { type Versions, writeVersions } from './widget-versions.ts'

const root = join(import.meta.dirname, '..')

/** Bytes after brotli at its best: what we aim at, and what the build refuses to go past (the widget's specification). */
const goalBytes = 8_500
const maxBytes = 9_216

/**
 * For Workers Static Assets: how long what may be kept, and by whom it may be read. What is released stays for good under
 * its version; the version that is still being worked on does not.
 */
function headersFor({ versions }: Versions): string {
  const short = 'Cache-Control: public, max-age=300, stale-while-revalidate=86400'
  const inWork = versions.filter(({ released }) => !released)
  return `/widget/newsclip-feed.js
  Access-Control-Allow-Origin: *
  ${short}
/widget/versions.json
  Access-Control-Allow-Origin: *
  ${short}
/widget/newsclip-feed-*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
${inWork.map(({ url }) => `${url}\n  ! Cache-Control\n  ${short}\n`).join('')}/demo/*
  Cache-Control: public, max-age=86400
`
}

export interface WidgetSize {
  rawBytes: number
  brotliBytes: number
}

/**
 * Builds the element into `outDir` as static assets: `widget/newsclip-feed.js`, the released versions beside it, and
 * `_headers`. The source map goes to a folder beside `outDir`, because all that is in it is published.
 *
 * @throws when Lit is no longer the one we know, or a list has no place inside.
 */
export async function buildWidget(outDir: string): Promise<WidgetSize> {
  const mapDir = `${outDir}-maps`
  const { version, code, map } = await bundleElement('widget/start.ts')
  if (code.split(inlineToken).length !== 2) throw new Error(`Not one place for a list inside: ${inlineToken}`)
  const bundle = Buffer.from(code)
  const size = measure(bundle)

  await Promise.all([mkdir(join(outDir, 'widget'), { recursive: true }), mkdir(mapDir, { recursive: true })])
  await writeFile(join(outDir, '_headers'), headersFor(writeVersions(outDir, version, bundle)))
  await writeFile(join(outDir, 'widget/newsclip-feed.js'), bundle)
  await writeFile(join(mapDir, 'newsclip-feed.js.map'), map)
  return size
}

/**
 * The element as one module with all that it needs, and its source map; the entry says what it exports. `lit` is what is
 * done to Lit's files: nothing, to see that the element is the same on all of it.
 */
export async function bundleElement(
  entry: string,
  lit: Plugin[] = [litAsGuest],
): Promise<{ version: string; code: string; map: string }> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const { outputFiles } = await build({
    entryPoints: { 'newsclip-feed': join(root, entry) },
    outdir: join(root, 'dist'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    // Shorter than the assignments that the type checker is told of, and the same: no field shadows a property of Lit's.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    mangleProps: new RegExp(`^(_\\$[\\w$]+|${innerNames.trim().split(/\s+/).join('|')})$`),
    conditions: ['production'],
    define: { NEWSCLIP_VERSION: JSON.stringify(version), NEWSCLIP_INLINE_LIST: inlineToken },
    // The licences of what is inside are in the map and in the packages.
    legalComments: 'none',
    sourcemap: 'external',
    plugins: [cssAsText, ...lit],
    write: false,
  })
  const find = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  const { code = '', map = '' } = await minify(find('.js'), {
    module: true,
    compress: { ecma: 2020, lhs_constants: false, passes: 3, unsafe_arrows: true },
    sourceMap: { content: find('.map') },
  })
  return { version, code, map: String(map) }
}

function measure(bundle: Uint8Array): WidgetSize {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bundle.length }
  const brotliBytes = brotliCompressSync(bundle, { params }).length
  return { rawBytes: bundle.length, brotliBytes }
}

/** Properties that Lit and our own files use among themselves, and neither page, browser nor wire: shortened. */
const innerNames = `
  addController attribute createRenderRoot el element hostConnected hostDisconnected index isUpdatePending
  options parts renderRoot requestUpdate strings updated values willUpdate
  ask claim fallback feed give isLandmark near outcome plainUrl seen settings stop users
`

/** Stylesheets become strings, minified. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      // esbuild leaves some blanks that mean nothing, those in custom properties for one.
      const tight = code.trim().replace(/ ?(<=|>=|[,*/<]) ?|(?<=:) /g, '$1')
      return { contents: shortenNames(tight), loader: 'text' }
    })
  },
}

/** Custom properties that are ours alone, by number. They keep their prefix: a page's own reach into the element. */
function shortenNames(css: string): string {
  const names = [...new Set(css.match(/--nc-\w+/g))]
  return css.replace(/--nc-\w+/g, (name) => `--nc${names.indexOf(name)}`)
}

if (import.meta.main) {
  const { rawBytes, brotliBytes } = await buildWidget(join(root, 'dist/assets'))
  console.log(`widget: ${rawBytes} bytes, ${brotliBytes} after brotli (goal ${goalBytes}, at most ${maxBytes})`)
  // A build that is too big fails in front of its makers; whoever only starts the product still sees it.
  if (brotliBytes > maxBytes) process.exitCode = 1
}
