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
    // Shorter than the assignments that the type checker is told of, and the same: no field shadows a property of Lit's.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    outdir: join(outDir, 'widget'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    mangleProps: inner,
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

/** Names that only Lit and our own files use among themselves; the page and the browser never see them. */
const inner = new RegExp(
  `^(${[
    ...[
      '_\\$\\w+',
      'addController',
      'addInitializer',
      'converter',
      'createProperty',
      'createRenderRoot',
      'creationScope',
    ],
    ...[
      'ctor',
      'elementStyles',
      'enableUpdating',
      'finalizeStyles',
      'firstUpdated',
      'fromAttribute',
      'getPropertyDescriptor',
    ],
    ...['getPropertyOptions', 'getUpdateComplete', 'hasChanged', 'hasUpdated', 'hostConnected', 'hostDisconnected'],
    ...['hostUpdate', 'hostUpdated', 'isUpdatePending', 'noAccessor', 'performUpdate', 'reflect', 'removeController'],
    ...[
      'renderBefore',
      'renderOptions',
      'renderRoot',
      'requestUpdate',
      'scheduleUpdate',
      'setConnected',
      'shadowRootOptions',
    ],
    ...['shouldUpdate', 'toAttribute', 'updated', 'useDefault', 'willUpdate', 'wrapped'],
    ...['added', 'clicked', 'failed', 'fallback', 'feed', 'moreArticles', 'moreFrom', 'newTab', 'outcome', 'retry'],
    ...['seeAll', 'settings', 'users'],
  ].join('|')})$`,
)

/** Stylesheets become strings, minified. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      // esbuild leaves custom properties as they are; these blanks mean nothing.
      return { contents: code.trim().replace(/(--[\w-]+[:,]) /g, '$1'), loader: 'text' }
    })
  },
}

/** Lit's ways around browsers that cannot adopt style sheets. The element is not defined in those. */
const cssTag = `
export const adoptStyles = (root, sheets) => { root.adoptedStyleSheets = sheets }
export const getCompatibleStyle = (sheet) => sheet
export const unsafeCSS = (text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return sheet }
export const css = 0, CSSResult = 0, supportsAdoptingStyleSheets = 0
`

const versions = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/
/** What is taken out of Lit's files and what comes in its place. */
const changes: Record<string, [was: RegExp, is: string][]> = {
  'lit-html.js': [
    [versions, '0'],
    [/\w+=t\.litHtmlPolyfillSupport;\w+\?\.\(\w+,\w+\),/, 'B=0;'],
    [/"\."===e\[1\]\?I:"\?"===e\[1\]\?L:/, ''],
    [/B:I/, 'B:0'],
    [/N:L,U/, 'U'],
    [/class I extends H.*?(?=class z)/, ''],
    [/2===i\?"<svg>":3===i\?"<math>":""/, '""'],
    [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
    [/,2===i\|\|3===i\)\{.*?\}/, ');'],
    [/if\(y\.test\(r\.tagName\)\)\{.*?r\.append\(t\[i\],c\(\)\)\}\}/, ''],
    [/else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\)/, ''],
    [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
    [/,F:Z/, ''],
    [/class Z\{.*?M\(this,t\)\}\}/, ''],
  ],
  'lit-element.js': [
    [versions, '0'],
    [
      /\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);const \w+=\w+\.litElementPolyfillSupport;\w+\?\.\(\{LitElement:\w+\}\);/,
      '0;',
    ],
  ],
  'reactive-element.js': [
    [versions, '0'],
    [/,p=a\.reactiveElementPolyfillSupport/, ''],
    [/p\?\.\(\{ReactiveElement:\w+\}\),/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap/, '0'],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{const s=litPropertyMetadata.*?\(t,i\)\}/, ''],
    [/u=\{toAttribute.*?return i\}\}/, 'u={fromAttribute:t=>t}'],
    [/_\$ET\(t,s\)\{.*?\}\}(?=_\$AK)/, ''],
  ],
}
const litAsGuest: Plugin = {
  name: 'lit-as-guest',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]css-tag\.js$/ }, () => ({ contents: cssTag, loader: 'js' }))
    onLoad({ filter: /[\\/](lit-html|lit-element|reactive-element)\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8')
      for (const [was, is] of changes[basename(path)] ?? []) {
        const [before, after, ...more] = contents.split(was)
        if (before === undefined || after === undefined || more.length)
          throw new Error(`${path} is not the Lit we know: ${was}`)
        contents = `${before}${is}${after}`
      }
      return { contents, loader: 'js' }
    })
  },
}

if (import.meta.main) {
  const { rawBytes, brotliBytes } = await buildWidget(join(root, 'dist/assets'))
  console.log(`widget: ${rawBytes} bytes, ${brotliBytes} after brotli (goal ${goalBytes}, at most ${maxBytes})`)
}
