const tag = /<(\/?)([a-z][a-z0-9]*)/g

const childless = new Set(['br', 'hr', 'img', 'wbr'])

/** How deep the elements of HTML that was written by us stand in each other: every one of them is closed. */
export function nestingOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, slash, name = ''] of html.matchAll(tag)) {
    if (childless.has(name)) continue
    depth += slash ? -1 : 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
