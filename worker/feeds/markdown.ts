import type { BlockContent, Heading, Link, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { printable } from './outgoing.ts'

// Markdown is written from a tree, so that no text of an article is ever taken for a sign of Markdown's.

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_', listItemIndent: 'one' })

/** A whole document, in GitHub's dialect. */
export function writeBlocks(children: RootContent[]): string {
  return printable(writer.stringify({ type: 'root', children } satisfies Root))
}

type Phrase = string | PhrasingContent

export function heading(depth: Heading['depth'], ...phrases: Phrase[]): Heading {
  return { type: 'heading', depth, children: phrases.map(phrasing) }
}

export function paragraph(...phrases: Phrase[]): Paragraph {
  return { type: 'paragraph', children: phrases.map(phrasing) }
}

export function list(...items: BlockContent[]): List {
  const children = items.map((item) => ({ type: 'listItem' as const, spread: false, children: [item] }))
  return { type: 'list', ordered: false, spread: false, children }
}

export function link(url: string, label: string): Link {
  return { type: 'link', url, children: [phrasing(label)] }
}

/** Our own words, in which backticks enclose code. */
export function prose(text: string): PhrasingContent[] {
  return text.split('`').map((value, index) => ({ type: index % 2 ? 'inlineCode' : 'text', value }))
}

/** The phrases with a dot between them. */
export function separated(phrases: Phrase[]): Phrase[] {
  return phrases.flatMap((phrase, index) => (index ? [' · ', phrase] : [phrase]))
}

function phrasing(phrase: Phrase): PhrasingContent {
  return typeof phrase === 'string' ? { type: 'text', value: phrase } : phrase
}
