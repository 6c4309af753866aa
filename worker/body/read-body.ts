import type { Root } from 'hast'
import { toText } from 'hast-util-to-text'
import rehypeParse from 'rehype-parse'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { ArticleInput } from '../contract.ts'
import { allowed } from './allowed.ts'
import { absoluteAddresses, linksForEmbeds, pageHeadings, withoutEmptyParagraphs } from './tidy.ts'

export interface SafeBody {
  /** Nothing in it executes, frames or styles; addresses are absolute. */
  html: string
  /** The words alone, blocks on lines of their own. */
  text: string
}

/** Reads a body in any of its three spellings. `base` is what relative addresses are relative to, when there is one. */
export function readBody(
  body: NonNullable<ArticleInput['body']>,
  base: string | undefined,
): SafeBody | { refusal: string } {
  if ('text' in body) return fromText(body.text)
  try {
    return fromTree(treeOf(body), base)
  } catch (error) {
    // The parsers walk trees by recursion; some thousand levels of nesting exhaust the stack.
    if (error instanceof RangeError) return { refusal: 'body is nested too deeply' }
    throw error
  }
}

function treeOf(body: { html: string } | { markdown: string }): Root {
  return 'html' in body
    ? htmlReader.parse(body.html)
    : (markdownReader.runSync(markdownReader.parse(body.markdown)) as Root)
}

const htmlReader = unified().use(rehypeParse, { fragment: true })
const markdownReader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
const sanitiser = unified().use(rehypeSanitize, allowed)
const writer = unified().use(rehypeStringify)

function fromTree(tree: Root, base: string | undefined): SafeBody {
  linksForEmbeds(tree)
  pageHeadings(tree)
  absoluteAddresses(tree, base)
  const safe = sanitiser.runSync(tree) as Root
  withoutEmptyParagraphs(safe)
  return { html: writer.stringify(safe).trim(), text: toText(safe).trim() }
}

function fromText(text: string): SafeBody {
  const paragraphs = text
    .split(/\r?\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  const tree: Root = {
    type: 'root',
    children: paragraphs.map((value) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [{ type: 'text', value }],
    })),
  }
  return { html: writer.stringify(tree), text: paragraphs.join('\n\n') }
}
