import type { Element, Root } from 'hast'

const headings = ['h2', 'h3', 'h4']
const blocks = ['blockquote', 'details', 'dl', 'figcaption', 'figure', 'hr', 'ol', 'p', 'pre', 'summary', 'table', 'ul']

/** What ends an open paragraph by beginning. */
const endsParagraph = new Set([...blocks, ...headings, 'li', 'dd', 'dt'])

/** What ends an open item of a list no more, seen from inside. */
const special = new Set([...endsParagraph, 'caption', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'])

/** Where the parts of a table may stand, and what else may stand in these places: nothing. */
const rows = ['thead', 'tbody', 'tfoot']
const tableParents: Record<string, string[]> = {
  ...{ caption: ['table'], thead: ['table'], tbody: ['table'], tfoot: ['table'] },
  ...{ tr: rows, td: ['tr'], th: ['tr'] },
}
const tablePlaces = new Set(['table', 'tr', ...rows])

/** What stands open around an element, and may be ended by what begins in it. */
interface Open {
  paragraph: boolean
  link: boolean
  ruby: boolean
  item: 'li' | 'dd' | undefined
}

/**
 * Whether a parser, given what is written of this tree, would build the very same one. It moves elements about that may
 * not stand in each other (HTML, 13.2.6.4), and such come about where one between them was not allowed.
 */
export function isSettled(tree: Root): boolean {
  return isSettledIn(tree, { paragraph: false, link: false, ruby: false, item: undefined })
}

function isSettledIn(parent: Root | Element, open: Open): boolean {
  const around = parent.type === 'element' ? parent.tagName : ''
  return parent.children.every((child, index) => {
    if (child.type === 'text') {
      const isSwallowed = around === 'pre' && index === 0 && child.value.startsWith('\n')
      const isMoved = tablePlaces.has(around) && /[^ \t\n\f]/.test(child.value)
      return !isSwallowed && !isMoved && !child.value.includes('\r')
    }
    if (child.type !== 'element') return true
    return (
      !isEnding(child.tagName, around, open) &&
      isPlaced(child.tagName, around) &&
      !Object.values(child.properties).some((value) => typeof value === 'string' && value.includes('\r')) &&
      isSettledIn(child, openIn(child.tagName, open))
    )
  })
}

/** Whether something ends by its beginning what it stands in. */
function isEnding(name: string, around: string, open: Open): boolean {
  if (open.paragraph && endsParagraph.has(name)) return true
  if (open.link && name === 'a') return true
  if (headings.includes(name) && headings.includes(around)) return true
  if (itemOf(name) !== undefined && itemOf(name) === open.item) return true
  return open.ruby && (name === 'rt' || name === 'rp') && around !== 'ruby'
}

function isPlaced(name: string, around: string): boolean {
  const parents = tableParents[name]
  return parents ? parents.includes(around) : !tablePlaces.has(around)
}

function openIn(name: string, open: Open): Open {
  const isCell = name === 'td' || name === 'th' || name === 'caption'
  return {
    paragraph: name === 'p' || (open.paragraph && !isCell && name !== 'table'),
    link: name === 'a' || (open.link && !isCell),
    ruby: name === 'ruby' || (open.ruby && !isCell && name !== 'table'),
    item: itemOf(name) ?? (special.has(name) && name !== 'p' ? undefined : open.item),
  }
}

function itemOf(name: string): Open['item'] {
  if (name === 'li') return 'li'
  return name === 'dd' || name === 'dt' ? 'dd' : undefined
}
