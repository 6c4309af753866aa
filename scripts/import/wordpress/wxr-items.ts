import { decodeChunks } from '../decode-chunks.ts'
import type { Files } from '../files.ts'
import { childrenOf, type Element, readElement, textOf } from './read-element.ts'
import { type Piece, splitItems } from './split-items.ts'

/** The pieces of an export, of all of its files. */
export async function* piecesOf(files: Files, names: string[]): AsyncGenerator<Piece> {
  for (const name of names) yield* splitItems(decodeChunks(files.read(name)))
}

export function itemOf(xml: string): Element {
  return readElement(xml).children[0] ?? readElement('')
}

/** What a plugin or WordPress itself has noted of an item. */
export function metaOf(item: Element, key: string): string | undefined {
  const found = childrenOf(item, 'wp:postmeta').find((meta) => textOf(meta, 'wp:meta_key') === key)
  return found && textOf(found, 'wp:meta_value')
}
