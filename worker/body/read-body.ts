import type { Element, ElementContent, Root } from 'hast'
import { toText } from 'hast-util-to-text'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { ArticleInput } from '../contract.ts'
import { allowed } from './allowed.ts'
import { picturesAtOnce } from './pictures-at-once.ts'
import { readHtml } from './read-html.ts'
import { isSettled } from './settled.ts'
import {
  absoluteAddresses,
  joinTexts,
  linksForEmbeds,
  pageHeadings,
  withoutDeadPictures,
  withoutEmptyParagraphs,
} from './tidy.ts'

export interface SafeBody {
  /** Nothing in it executes, frames or styles; addresses are absolute. */
  html: string
  /** The words alone, blocks on lines of their own. */
  text: string
}

/**
 * Reads a body in any of its three spellings. `base` is what relative addresses are relative to, when there is one; `take`
 * may take things out of what is safe, and says whether it did.
 */
export function readBody(
  body: NonNullable<ArticleInput['body']>,
  base: string | undefined,
  take?: (tree: Root) => boolean,
): SafeBody | { refusal: string } {
  if ('text' in body) return fromText(body.text)
  try {
    return fromTree(treeOf(body), base, take)
  } catch (error) {
    // The parsers walk trees by recursion; some thousand levels of nesting exhaust the stack.
    if (error instanceof RangeError) return { refusal: 'body is nested too deeply' }
    throw error
  }
}

function treeOf(body: { html: string } | { markdown: string }): Root {
  return 'html' in body ? readHtml(body.html) : (markdownReader.runSync(markdownReader.parse(body.markdown)) as Root)
}

const markdownReader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
const sanitiser = unified().use(rehypeSanitize, allowed)
const writer = unified().use(rehypeStringify)

/** One pass is enough for nearly all that is ever sent. */
const maxPasses = 5

/**
 * What is written is what a parser makes of it, so that reading it again changes nothing, and what we looked through is
 * what browsers build.
 */
function fromTree(tree: Root, base: string | undefined, take?: (tree: Root) => boolean): SafeBody {
  let safe = safeTree(tree, base)
  let html = writer.stringify(safe).trim()
  for (let pass = 1; !isSettled(safe); pass++) {
    // Of what two parsers would never agree upon the words are left.
    if (pass === maxPasses) return fromText(textOf(safe))
    const before = html
    safe = safeTree(readHtml(html), base)
    html = writer.stringify(safe).trim()
    if (html === before) break
  }
  if (take?.(safe)) html = writer.stringify(safe).trim()
  return { html, text: textOf(safe) }
}

/** The words without the readings above them: 東京駅 is to be found though each of its signs is explained. */
function textOf(tree: Root): string {
  return toText(withoutReadings(tree)).trim()
}

function withoutReadings<Parent extends Root | Element>(parent: Parent): Parent {
  const children = (parent.children as ElementContent[]).flatMap((child) => {
    if (child.type !== 'element') return child
    return child.tagName === 'rt' || child.tagName === 'rp' ? [] : withoutReadings(child)
  })
  return { ...parent, children }
}

function safeTree(tree: Root, base: string | undefined): Root {
  picturesAtOnce(tree)
  linksForEmbeds(tree)
  pageHeadings(tree)
  absoluteAddresses(tree, base)
  const safe = sanitiser.runSync(tree) as Root
  withoutDeadPictures(safe)
  withoutEmptyParagraphs(safe)
  joinTexts(safe)
  return safe
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
