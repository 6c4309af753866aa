import type { Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { parseFragment } from 'parse5'

/** Reads HTML as it stands in the body of a page. Where in the text what was found is nobody asks, and costs a third more. */
export function readHtml(html: string): Root {
  return fromParse5(parseFragment(html, { scriptingEnabled: false })) as Root
}
