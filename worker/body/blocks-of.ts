import type { Root as HtmlRoot } from 'hast'
import type { Root, RootContent } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import rehypeSanitize from 'rehype-sanitize'
import { unified } from 'unified'
import { allowed } from './allowed.ts'

const reader = unified().use(rehypeParse, { fragment: true })

// What is kept is safe already. It is looked through once more because Markdown would hand a `javascript:` address on to
// renderers that we know nothing of.
const converter = unified().use(rehypeSanitize, allowed).use(rehypeRemark)

/** The blocks of a safe body as Markdown has them; what Markdown has no sign for keeps its words. */
export function blocksOf(html: string): RootContent[] {
  const tree = reader.parse(html) as HtmlRoot
  return (converter.runSync(tree) as unknown as Root).children
}
