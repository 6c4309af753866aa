import { escapeHtml } from '../escape-html.ts'
import { blockMark, publicBlocks, publicShortcodes } from './for-some.ts'
import { paragraphs } from './paragraphs.ts'
import { expandShortcodes } from './shortcodes.ts'

/** A picture of the site's library. */
export interface LibraryPicture {
  url: string
  alt: string | undefined
  caption: string | undefined
  /** The post that it was uploaded for. */
  postId: string | undefined
}

/** What the text of a post may refer to, by WordPress's numbers. */
export interface Surroundings {
  pictures: Map<string, LibraryPicture>
  /** Blocks that are written once and stand in several posts. */
  blocks: Map<string, string>
}

/**
 * A post's text as WordPress would show it, as far as that can be known without its plugins: blocks of the newer editor,
 * blank lines of the older for paragraphs, shortcodes. `told` is what could not be.
 */
export function bodyFromWordPress(
  content: string,
  surroundings: Surroundings & { postId: string | undefined },
): { html: string; told: string[] } {
  const told = new Set<string>()
  const hasBlocks = content.includes('<!-- wp:')
  const plain = hasBlocks ? withoutBlockMarks(content, surroundings.blocks, told) : content
  const expanded = expandShortcodes(publicShortcodes(plain, told), surroundings, told)
  // Its older editor keeps the tags of those paragraphs alone that have attributes, so that others may stand beside them.
  const html = hasBlocks ? expanded : paragraphs(expanded)
  return { html: linksOfBareAddresses(html), told: [...told] }
}

/** Blocks are HTML between comments; one that is a comment only is made by the server when it is looked at. */
function withoutBlockMarks(content: string, blocks: Map<string, string>, told: Set<string>): string {
  return publicBlocks(content, told).replaceAll(blockMark, (_, closing, name: string, attributes = '', empty) => {
    if (closing || !empty) return ''
    const again = name === 'block' ? blocks.get(String(parsed(attributes).ref)) : undefined
    // Its own marks are taken for comments: such a block is seldom within another one.
    if (again !== undefined) return publicBlocks(again, told).replaceAll(blockMark, '')
    if (!silent.has(name)) told.add(`the block "${name}" is left out`)
    return ''
  })
}

/** Blocks that say nothing. */
const silent = new Set(['more', 'nextpage', 'spacer', 'separator', 'paragraph'])

function parsed(json: string): Record<string, unknown> {
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    return {}
  }
}

const bareAddress = /(^|<p>|<div[^<>]*>)\s*(https?:\/\/[^\s<>"]+)\s*(?=$|<\/p>|<\/div>)/gim

/** An address alone on a line stood for what WordPress fetched from there: a film, a post of a network. */
function linksOfBareAddresses(html: string): string {
  return html.replaceAll(bareAddress, (_, before: string, address: string) => {
    const link = `<a href="${address}">${escapeHtml(address)}</a>`
    return before ? `${before}${link}` : `<p>${link}</p>`
  })
}
