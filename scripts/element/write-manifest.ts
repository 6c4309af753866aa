import type { Description } from './describe.ts'
import { typeOf } from './write-types.ts'

/** `custom-elements.json`, which editors and documentation tools read (schema 1.0.0 of the custom elements manifest). */
export function writeManifest({ attributes, events, slots, parts, properties, states }: Description): object {
  const fields = attributes
    .filter(({ property }) => !['lang', 'refresh'].includes(property))
    .map(({ property, name, description }) => ({
      kind: 'field',
      name: property,
      attribute: name,
      description,
      type: { text: 'string | null' },
    }))
  const methods = ['load', 'refresh', 'loadMore'].map((name) => ({
    kind: 'method',
    name,
    return: { type: { text: 'Promise<void>' } },
  }))
  const declaration = {
    kind: 'class',
    name: 'NewsclipFeed',
    description: 'News cards from a Newsclip site: one tag, anywhere.',
    customElement: true,
    tagName: 'newsclip-feed',
    superclass: { name: 'HTMLElement' },
    attributes: attributes.map(({ name, property, description, ...rest }) => ({
      name,
      fieldName: property,
      description,
      type: { text: typeOf(rest) },
    })),
    members: [
      ...fields,
      { kind: 'field', name: 'articles', type: { text: 'readonly Card[]' } },
      { kind: 'field', name: 'state', readonly: true, type: { text: states.map((state) => `'${state}'`).join(' | ') } },
      { kind: 'field', name: 'version', static: true, readonly: true, type: { text: 'string' } },
      ...methods,
    ],
    events: events.map(({ name, detail, description }) => ({
      name,
      description,
      type: { text: `CustomEvent<${detail}>` },
    })),
    slots: slots.map((name) => ({ name })),
    cssParts: parts.map((name) => ({ name })),
    cssProperties: properties.map((name) => ({ name: `--${name}` })),
    cssStates: states.map((name) => ({ name })),
  }
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/element/element.js',
        declarations: [declaration],
        exports: [exported('js', 'NewsclipFeed', 'element.js'), exported('js', 'define', 'element.js')],
      },
      {
        kind: 'javascript-module',
        path: 'dist/element/feed.js',
        exports: [{ ...exported('custom-element-definition', 'newsclip-feed', 'element.js', 'NewsclipFeed') }],
      },
    ],
  }
}

function exported(kind: string, name: string, module: string, declared = name) {
  return { kind, name, declaration: { name: declared, module: `dist/element/${module}` } }
}
