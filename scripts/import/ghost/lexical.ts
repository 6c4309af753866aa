import { escapeHtml } from '../escape-html.ts'
import { type Json, objectIn, objectsIn, textIn } from '../json.ts'
import { type Rendering, renderCard } from './cards.ts'

/** The bits of a text's `format`. */
const marks: [bit: number, tag: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
]

/** Deeper than any list. */
const maxDepth = 100

/** The HTML of a document of Lexical, which Ghost writes since version 5. */
export function renderLexical(document: Json, rendering: Rendering): string {
  return renderAll(objectIn(document.root).children, rendering, 0)
}

function renderAll(nodes: unknown, rendering: Rendering, depth: number): string {
  return depth > maxDepth
    ? ''
    : objectsIn(nodes)
        .map((node) => renderNode(node, rendering, depth + 1))
        .join('')
}

function renderNode(node: Json, rendering: Rendering, depth: number): string {
  const inside = renderAll(node.children, rendering, depth)
  const type = textIn(node.type) ?? ''
  switch (type) {
    case 'text':
    case 'extended-text':
    case 'code-highlight':
      return marked(escapeHtml(String(node.text ?? '')), Number(node.format) || 0)
    case 'linebreak':
      return '<br>'
    case 'paragraph':
      return `<p>${inside}</p>`
    case 'heading':
    case 'extended-heading':
      return wrapped(/^h[1-6]$/.test(String(node.tag)) ? String(node.tag) : 'h2', inside)
    case 'quote':
    case 'extended-quote':
    case 'aside':
      return `<blockquote><p>${inside}</p></blockquote>`
    case 'list':
      return wrapped(node.listType === 'number' || node.tag === 'ol' ? 'ol' : 'ul', inside)
    case 'listitem':
      return `<li>${inside}</li>`
    case 'link':
    case 'autolink':
      return `<a href="${escapeHtml(textIn(node.url) ?? '')}">${inside}</a>`
    default:
      return renderCard(type, node, rendering)
  }
}

function marked(text: string, format: number): string {
  return marks.filter(([bit]) => format & bit).reduce((words, [, tag]) => wrapped(tag, words), text)
}

function wrapped(tag: string, inside: string): string {
  return `<${tag}>${inside}</${tag}>`
}
