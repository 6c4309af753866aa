import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type Plugin, transform } from 'esbuild'
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
 * @throws when Lit is no longer what `changes` expects.
 */
export async function buildWidget(outDir: string): Promise<WidgetSize> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const mapDir = `${outDir}-maps`
  const { outputFiles } = await build({
    entryPoints: { 'newsclip-feed': join(root, 'widget/start.ts') },
    outdir: join(outDir, 'widget'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    // Shorter than the assignments that the type checker is told of, and the same: no field shadows a property of Lit's.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    minify: true,
    mangleProps: new RegExp(`^(_\\$\\w+|${innerNames.trim().split(/\s+/).join('|')})$`),
    conditions: ['production'],
    define: { NEWSCLIP_VERSION: JSON.stringify(version) },
    // The licences of what is inside are in the map and in the packages.
    legalComments: 'none',
    sourcemap: 'external',
    plugins: [cssAsText, litAsGuest],
    write: false,
  })
  const bundle = outputFiles.find(({ path }) => path.endsWith('.js'))
  if (!bundle) throw new Error('esbuild made no bundle')
  const size = measure(bundle.contents)

  await Promise.all([mkdir(join(outDir, 'widget'), { recursive: true }), mkdir(mapDir, { recursive: true })])
  await writeFile(join(outDir, '_headers'), headersFor(writeVersions(outDir, version, bundle.contents)))
  for (const { path, contents } of outputFiles) {
    await writeFile(path.endsWith('.map') ? join(mapDir, basename(path)) : path, contents)
  }
  return size
}

function measure(bundle: Uint8Array): WidgetSize {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bundle.length }
  const brotliBytes = brotliCompressSync(bundle, { params }).length
  return { rawBytes: bundle.length, brotliBytes }
}

/** Properties that Lit and our own files use among themselves, and neither page nor browser: shortened (290 bytes). */
const innerNames = `
  addController addInitializer converter createProperty createRenderRoot creationScope ctor element elementStyles
  enableUpdating endNode finalizeStyles firstUpdated fromAttribute getPropertyDescriptor getPropertyOptions
  getUpdateComplete hasChanged hasUpdated hostConnected hostDisconnected hostUpdate hostUpdated isUpdatePending
  noAccessor options parts performUpdate reflect removeController renderBefore renderOptions renderRoot requestUpdate
  scheduleUpdate setConnected shadowRootOptions shouldUpdate startNode strings toAttribute updated useDefault
  willUpdate wrapped
  added clicked failed fallback feed list moreArticles moreFrom newTab outcome retry seeAll settings stop users
`

/** Stylesheets become strings, minified. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      // esbuild leaves custom properties as they are written; these blanks mean nothing.
      return { contents: code.trim().replace(/(--[\w-]+[:,]) /g, '$1'), loader: 'text' }
    })
  },
}

/** In place of Lit's css-tag.js, most of which is for browsers that cannot adopt style sheets (310 bytes). */
const cssTag = `
export const adoptStyles = (root, sheets) => { root.adoptedStyleSheets = sheets }
export const getCompatibleStyle = (sheet) => sheet
export const unsafeCSS = (text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return sheet }
export const css = 0, CSSResult = 0, supportsAdoptingStyleSheets = 0
`

/**
 * What is taken out of Lit's production files, and what stands there instead. First what would be seen on the page of
 * which we are a guest: globals with Lit's versions and with a place for its decorators. Then what we do not use and no
 * bundler can know of (410 bytes): polyfills, reflected properties, and in templates `.properties`, `?booleans`, bindings
 * on elements, in SVG, in MathML and in raw text. Each must be found exactly once, and the element's tests run what is left.
 */
const changes: Record<string, [was: RegExp, is: string][]> = {
  'lit-html.js': [
    [/\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),/, 'B='],
    [/"\."===e\[1\]\?I:"\?"===e\[1\]\?L:/, ''],
    [/class I extends H.*?(?=class z)/, ''],
    [/class Z\{.*?M\(this,t\)\}\}/, ''],
    [/N:L,U:z,B:I,F:Z/, 'U:z'],
    [/else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\)/, ''],
    [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
    [/2===i\?"<svg>":3===i\?"<math>":""/, '""'],
    [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
    [/,2===i\|\|3===i\)\{.*?\}/, ');'],
    [/if\(y\.test\(r\.tagName\)\)\{.*?r\.append\(t\[i\],c\(\)\)\}\}/, ''],
  ],
  'lit-element.js': [
    [/\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);const o=.*?;o\?\.\(\{LitElement:i\}\);/, '0;'],
  ],
  'reactive-element.js': [
    [/\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),a\.litPropertyMetadata\?\?=new WeakMap/, '0'],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{const s=litPropertyMetadata.*?\(t,i\)\}/, ''],
    [/,p=a\.reactiveElementPolyfillSupport/, ''],
    [/p\?\.\(\{ReactiveElement:y\}\),/, ''],
    [/u=\{toAttribute.*?return i\}\}/, 'u={fromAttribute:t=>t}'],
    [/_\$ET\(t,s\)\{.*?\}\}(?=_\$AK)/, ''],
  ],
}

const litAsGuest: Plugin = {
  name: 'lit-as-guest',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]reactive-element[\\/]css-tag\.js$/ }, () => ({ contents: cssTag, loader: 'js' }))
    onLoad({ filter: /[\\/](lit-html|lit-element|reactive-element)\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8')
      for (const [was, is] of changes[basename(path)] ?? []) {
        const [before, after, ...more] = contents.split(was)
        if (before === undefined || after === undefined || more.length) {
          throw new Error(`${path} is not the Lit we know: ${was}`)
        }
        contents = before + is + after
      }
      return { contents, loader: 'js' }
    })
  },
}

if (import.meta.main) {
  const { rawBytes, brotliBytes } = await buildWidget(join(root, 'dist/assets'))
  console.log(`widget: ${rawBytes} bytes, ${brotliBytes} after brotli (goal ${goalBytes}, at most ${maxBytes})`)
  // A build that is too big fails in front of its makers; whoever only starts the product still sees it.
  if (brotliBytes > maxBytes) process.exitCode = 1
}
