import { decodeChunks } from '../decode-chunks.ts'
import type { Files } from '../files.ts'
import { childrenOf, type Element, readElement, textOf } from './read-element.ts'
import { type Piece, splitItems } from './split-items.ts'

/** The pieces of an export, of all of its files, with the usual prefixes. */
export async function* piecesOf(files: Files, names: string[]): AsyncGenerator<Piece> {
  for (const name of names) {
    let usual = new Map<string, string>()
    for await (const piece of splitItems(decodeChunks(files.read(name)))) {
      if (piece.kind === 'head') usual = unusualPrefixes(piece.xml)
      yield usual.size > 0 ? { ...piece, xml: withUsualPrefixes(piece.xml, usual) } : piece
    }
  }
}

const namespaces: [namespace: RegExp, prefix: string][] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
]

/** Prefixes for which WordPress has others: a program that writes XML anew, with fewer posts in it, may make up its own. */
function unusualPrefixes(head: string): Map<string, string> {
  const declared = [...head.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)]
  return new Map(
    declared.flatMap(([, prefix = '', namespace = '']) => {
      const usual = namespaces.find(([known]) => known.test(namespace))?.[1]
      return usual && usual !== prefix ? [[prefix, usual] as const] : []
    }),
  )
}

function withUsualPrefixes(xml: string, usual: Map<string, string>): string {
  return xml.replaceAll(/(<\/?)([\w.-]+):/g, (written, open: string, prefix: string) =>
    usual.has(prefix) ? `${open}${usual.get(prefix)}:` : written,
  )
}

export function itemOf(xml: string): Element {
  return readElement(xml).children[0] ?? readElement('')
}

/** What a plugin or WordPress itself has noted of an item. */
export function metaOf(item: Element, key: string): string | undefined {
  const found = childrenOf(item, 'wp:postmeta').find((meta) => textOf(meta, 'wp:meta_key') === key)
  return found && textOf(found, 'wp:meta_value')
}
