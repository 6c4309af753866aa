import { escapeHtml } from '../escape-html.ts'
import { type Json, objectIn, textIn } from '../json.ts'
import { type Rendering, renderCard } from './cards.ts'

/** Tags that a section or a mark may be; what is none of them is a paragraph, or no mark. */
const sectionTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside', 'ul', 'ol'])
const markTags = new Set(['a', 'b', 'strong', 'i', 'em', 's', 'u', 'code', 'sub', 'sup', 'mark', 'del'])

/** The kinds of sections (Mobiledoc 0.3, https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md). */
const kinds = { text: 1, picture: 2, list: 3, card: 10 }

/** The HTML of a document of Mobiledoc, which Ghost wrote from version 1 to 5. */
export function renderMobiledoc(document: Json, rendering: Rendering): string {
  const [sections, cards] = [document.sections, document.cards].map(listIn) as [unknown[], unknown[]]
  return sections.map((section) => renderSection(listIn(section), document, cards, rendering)).join('\n')
}

function renderSection([kind, ...parts]: unknown[], document: Json, cards: unknown[], rendering: Rendering): string {
  const [first, second] = parts
  switch (kind) {
    case kinds.text: {
      const tag = sectionTags.has(String(first).toLowerCase()) ? String(first).toLowerCase() : 'p'
      const words = renderMarkers(second, document)
      return tag === 'aside' ? `<blockquote>${words}</blockquote>` : `<${tag}>${words}</${tag}>`
    }
    case kinds.picture:
      return `<figure><img src="${escapeHtml(String(first))}" alt=""></figure>`
    case kinds.list: {
      const tag = first === 'ol' ? 'ol' : 'ul'
      return `<${tag}>${listIn(second)
        .map((item) => `<li>${renderMarkers(item, document)}</li>`)
        .join('')}</${tag}>`
    }
    case kinds.card: {
      const [name, card] = listIn(cards[Number(first)])
      return renderCard(textIn(name) ?? '', objectIn(card), rendering)
    }
    default:
      return ''
  }
}

/** A marker opens marks, says its words, and closes as many marks as it says. */
function renderMarkers(markers: unknown, { markups, atoms }: Json): string {
  const open: string[] = []
  let html = ''
  for (const marker of listIn(markers)) {
    const [isAtom, opened, closed, value] = listIn(marker)
    for (const index of listIn(opened)) {
      const [tag, attributes] = listIn(listIn(markups)[Number(index)])
      const name = String(tag).toLowerCase()
      const known = markTags.has(name) ? name : 'span'
      html += `<${known}${known === 'a' ? hrefOf(listIn(attributes)) : ''}>`
      open.push(known)
    }
    html += isAtom === 1 ? renderAtom(listIn(listIn(atoms)[Number(value)])) : escapeHtml(String(value ?? ''))
    for (let left = Number(closed) || 0; left > 0; left--) html += `</${open.pop() ?? 'span'}>`
  }
  return html
}

function hrefOf(attributes: unknown[]): string {
  const at = attributes.indexOf('href')
  return at === -1 ? '' : ` href="${escapeHtml(String(attributes[at + 1]))}"`
}

/** Atoms are within a line; the one that Ghost has is its soft return. */
function renderAtom([name, text]: unknown[]): string {
  return name === 'soft-return' ? '<br>' : escapeHtml(textIn(text) ?? '')
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
