import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleElement } from './build-widget.ts'
import { describeElement } from './element/describe.ts'
import { writeManifest } from './element/write-manifest.ts'
import { writeReactComponent, writeReactTypes } from './element/write-react.ts'
import { templateFlavours, writeElementTypes, writeTemplateTypes } from './element/write-types.ts'
import { root } from './paths.ts'

/**
 * Builds what the package exports of the element into `outDir`: the class and `define()`, a module that registers it,
 * a React component, their types, the tag's types for templates, and `custom-elements.json`. All but the class itself is
 * written out of what describes it.
 */
export async function buildElement(outDir: string): Promise<void> {
  const element = describeElement()
  const files = {
    'element.js': (await bundleElement('widget/element.ts')).code,
    'element.d.ts': writeElementTypes(element),
    'feed.js': `import { define } from './element.js'\n\ndefine()\n\nexport { define, NewsclipFeed } from './element.js'\n`,
    'feed.d.ts': `export { define, NewsclipFeed } from './element.js'\n`,
    'react.js': writeReactComponent(element),
    'react.d.ts': writeReactTypes(element),
    'custom-elements.json': `${JSON.stringify(writeManifest(element), null, 2)}\n`,
    ...Object.fromEntries(templateFlavours.map((flavour) => [`jsx/${flavour}.d.ts`, writeTemplateTypes(flavour)])),
  }
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(join(outDir, 'jsx'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(outDir, name), text)
}

if (import.meta.main) {
  await buildElement(join(root, 'dist/element'))
  console.log('element: dist/element')
}
