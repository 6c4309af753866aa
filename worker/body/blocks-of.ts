import type { Root as HtmlRoot } from 'hast'
import type { Root, RootContent } from 'mdast'
import rehypeRemark from 'rehype-remark'
import rehypeSanitize from 'rehype-sanitize'
import { unified } from 'unified'
import type { Article } from '../contract.ts'
import { allowed } from './allowed.ts'
import { nestingOf } from './nesting.ts'
import { readHtml } from './read-html.ts'
import { withoutDeadLinks, withoutDeadPictures } from './tidy.ts'

/**
 * Deeper than anybody quotes, and far from where the converter, which walks trees by recursion, exhausts the stack; a
 * body may be kept that is deeper than it can go.
 */
const maxNesting = 100

// What is kept is safe already. It is looked through once more because Markdown would hand a `javascript:` address on to
// renderers that we know nothing of.
const sanitiser = unified().use(rehypeSanitize, allowed)
const converter = unified().use(rehypeRemark)

/** A safe body in blocks, as Markdown has them; what Markdown has no sign for keeps its words. */
export function blocksOf({ html, text }: Article['body']): RootContent[] {
  if (nestingOf(html) > maxNesting) return paragraphsOf(text)
  const tree = sanitiser.runSync(readHtml(html)) as HtmlRoot
  withoutDeadPictures(tree)
  withoutDeadLinks(tree)
  return (converter.runSync(tree) as unknown as Root).children
}

function paragraphsOf(text: string): RootContent[] {
  return text.split(/\n{2,}/).map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
}
