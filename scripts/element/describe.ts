import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layouts } from '../../widget/layouts.ts'
import { root } from '../paths.ts'

/** What there is to know of `<newsclip-feed>` from outside. */
export interface Description {
  attributes: Attribute[]
  events: { name: string; detail: string; description: string }[]
  slots: string[]
  parts: string[]
  properties: string[]
  states: string[]
}

export interface Attribute {
  /** As it is written in HTML. */
  name: string
  /** As a property of the element is called. */
  property: string
  description: string
  /** The words that it may say; absent where it takes any text. */
  values?: string[]
  /** Whether it means something by being there. */
  boolean: boolean
}

/**
 * Reads the description out of the element's own sources, so that there is nothing to keep in step: attributes from the
 * table in widget/settings.ts, events from their types, parts and slots from the templates, custom properties from the
 * stylesheets.
 *
 * @throws when a source no longer looks as it did.
 */
export function describeElement(): Description {
  const source = (name: string) => readFileSync(join(root, 'widget', name), 'utf8')
  const templates = ['card.ts', 'feed-view.ts', 'heading.ts'].map(source).join('\n')
  const found = {
    attributes: readAttributes(source('settings.ts')),
    events: readEvents(source('events.ts')),
    slots: ['', ...distinct(templates, /<slot name="([\w-]+)"/g)],
    parts: distinct(templates, /\bpart="([\w-]+)"|\bheading\([^']*'([\w-]+)'/g),
    properties: distinct(source('card.css') + source('feed.css'), /var\(--(newsclip-[\w-]+)/g),
    states: [...(/type FeedState = (.*)/.exec(source('feed-controller.ts'))?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
      ([, state]) => state as string,
    ),
  }
  for (const [what, list] of Object.entries(found)) {
    if (list.length < 3) throw new Error(`No ${what} of the element were found in its sources.`)
  }
  return found
}

/** A row of the tables of readers, and what stands above it. */
const row = /^ {2}(?:\/\*\* (?<description>.*?) \*\/\n {2})?(?<property>\w+): (?<reader>.*)$/gm

function readAttributes(settings: string): Attribute[] {
  const tables = [...settings.matchAll(/^const (?:questionReaders|readers) = \{\n(.*?)^\}/gms)].map(
    ([, table]) => table,
  )
  return [...tables.join('').matchAll(row)].map(({ groups = {} }) => {
    const { description = '', property = '', reader = '' } = groups
    const values = reader.startsWith('oneOf') ? wordsOf(reader) : []
    return {
      name: property.replace(/[A-Z]/, '-$&').toLowerCase(),
      property,
      description,
      ...(values.length ? { values } : {}),
      boolean: reader.startsWith('flag'),
    }
  })
}

function wordsOf(reader: string): string[] {
  if (reader.includes('...layouts')) return [...layouts]
  return [...reader.matchAll(/'([\w-]+)'/g)].map(([, word]) => word as string)
}

function readEvents(events: string): Description['events'] {
  const [, table = ''] = /^export interface FeedEvents \{\n(.*?)^\}/ms.exec(events) ?? []
  return [...table.matchAll(/^ {2}\/\*\* (.*?) \*\/\n {2}'([\w-]+)': (.*)$/gm)].map(
    ([, description = '', name = '', detail = '']) => ({ name, detail, description }),
  )
}

function distinct(text: string, shape: RegExp): string[] {
  return [...new Set([...text.matchAll(shape)].map(([, one, other]) => (one ?? other) as string))].sort()
}
