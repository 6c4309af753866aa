import { inlineToken } from '../../widget/inline-token.ts'
import type { ArticleList, Problem } from '../contract.ts'

/** A list that comes along with the element's script (widget/inline.ts). */
export interface InlineList {
  /** The list's address as the API spells it, from the script's own site: the site may have several names. */
  query: string
  list: ArticleList
}

/** The element's script with its first list inside. */
export function writeFeedModule(bundle: string, inline: InlineList): string {
  // Put together and not replaced: a title may have "$&" in it.
  return bundle.split(inlineToken).join(writeValue(inline))
}

/**
 * The element's script as it is, and a line that tells the page's developer what is wrong with its address. A script
 * that was refused instead would leave the page without any element.
 */
export function writeWarningModule(bundle: string, problem: Problem): string {
  return `${bundle}\nconsole.warn("<newsclip-feed>",${writeValue(problem)});\n`
}

/** Characters that end a script where it stands in a page, or a line where a script is older than ES2019. */
const unsafe = /[<\u2028\u2029]/g

/**
 * A value as an expression. JSON within a text: in a script's own object, `__proto__` would be no name like any other,
 * and engines read a text faster than they do a script.
 */
function writeValue(value: unknown): string {
  const json = JSON.stringify(value).replace(unsafe, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `JSON.parse('${json.replace(/[\\']/g, '\\$&')}')`
}
