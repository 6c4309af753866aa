/** The comment with which a block begins or ends, or that is all of it. */
export const blockMark = /<!--\s+(\/?)wp:([a-z][a-z0-9/-]*)\s+(\{(?:(?!<!--|-->).)*?\}\s+)?(\/?)-->/gs

/** Everything below is for payers. */
const paywallBlock = 'jetpack/paywall'
/** Everything between is for some; neither holds anything itself. */
const restriction = { start: /\/content-restriction-start$/, end: /\/content-restriction-end$/ }
/** What the commonest plugins for members call a block that some readers alone are shown, and note of any other. */
const blockForSome =
  /\/(?:membership|members?(?:-only)?-content|members-only|private-content|subscriber-view|(?:[a-z]+-)?(?:protect|restrict)(?:ed)?(?:-content)?)$/
const noteForSome =
  /"um_is_restrict":true|"llms_visibility":"(?:enrolled|logged_in)"|"(?:pms|wppb)ContentRestriction":\{(?![^{}]*"display_to":"(?:all|not_logged_in)")/

/** A text of blocks without what subscribers and payers alone are shown. */
export function publicBlocks(content: string, told: Set<string>): string {
  const marks = [...content.matchAll(blockMark)]
  const open = without(content, marks, (at) => {
    const [, closing, name = '', attributes = '', empty] = marks[at] as RegExpExecArray
    if (closing) return undefined
    if (name === paywallBlock) return marks.length
    if (restriction.start.test(name)) return next(marks, at, ([, , later = '']) => restriction.end.test(later))
    if (empty || !(blockForSome.test(name) || noteForSome.test(attributes))) return undefined
    let depth = 1
    return next(marks, at, ([, closing, inside, , empty]) => {
      if (inside === name && !empty) depth += closing ? -1 : 1
      return depth === 0
    })
  })
  if (open !== content) told.add('what it keeps for subscribers is left out')
  return open
}

/** By which those plugins show something to some readers only, and below which all is for payers. */
const forSome =
  /(?<!\[)\[(\/?)((?:restrict|private|members?|is_?(?:user_)?logged|logged_?in|subscribers?|premium|paid|protect|hid(?:e|den)|secret|pmpro|mepr|rcp|wlm|s2|ihc|armif|um_(?:loggedin|show)|wcm|swpm|passster|(?:leaky_)?paywall(?![\w-]))[\w-]*)([^\]]{0,1000})\]/gi
const paywall = /^(?:leaky_)?paywall$/i

/**
 * A text without what its shortcodes keep for some readers. As WordPress reads them, such a one reaches to the first
 * closing tag of its name, whatever is between.
 */
export function publicShortcodes(html: string, told: Set<string>): string {
  const marks = [...html.matchAll(forSome)]
  // Looked for once: a text may be full of tags that are never closed.
  const lastClosing = new Map(marks.flatMap(([, closing, name], at) => (closing ? [[name, at] as const] : [])))
  return without(html, marks, (at) => {
    const [, closing, name = '', attributes = ''] = marks[at] as RegExpExecArray
    const isClosed = (lastClosing.get(name) ?? -1) > at
    if (closing || attributes.endsWith('/') || !(isClosed || paywall.test(name))) return undefined
    told.add(`what [${name}] keeps for some readers is left out`)
    return next(marks, at, ([, closing, later]) => closing === '/' && later === name)
  })
}

/** The number of the next mark that is wanted; that of none when there is no such. */
function next(marks: RegExpExecArray[], after: number, isWanted: (mark: RegExpExecArray) => boolean): number {
  let at = after + 1
  while (at < marks.length && !isWanted(marks[at] as RegExpExecArray)) at++
  return at
}

/** A text without its parts from one mark to another: `endOf` gives the number of the latter, or that of none for the text's end. */
function without(text: string, marks: RegExpExecArray[], endOf: (at: number) => number | undefined): string {
  let shown = ''
  let from = 0
  for (let at = 0; at < marks.length; at++) {
    const end = endOf(at)
    if (end === undefined) continue
    shown += text.slice(from, marks[at]?.index)
    const last = marks[end]
    if (!last) return shown
    from = last.index + last[0].length
    at = end
  }
  return shown + text.slice(from)
}
