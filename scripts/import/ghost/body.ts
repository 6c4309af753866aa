import { isJson, type Json, textIn } from '../json.ts'
import { forMembers, type Rendering, renderMarkdown } from './cards.ts'
import { renderLexical } from './lexical.ts'
import { renderMobiledoc } from './mobiledoc.ts'

/** What stands in an export for the site's address. */
export const placeholder = '__GHOST_URL__'

/**
 * A post's text. Ghost has kept it as Markdown, as cards of Mobiledoc and of Lexical, and mostly as the HTML that it made
 * of them, which goes before all others. `url` is the site's address.
 */
export function bodyFromGhost(post: Json, url: string | undefined): { html: string; told: string[] } {
  const rendering: Rendering = { told: new Set(), base: url }
  const parts = Object.fromEntries(
    ['html', 'lexical', 'mobiledoc', 'markdown'].map((name) => [name, placed(textIn(post[name]), url)]),
  )
  const html = publicOf(parts.html ?? fromSource(parts, rendering) ?? '', rendering)
  return {
    html: html.replaceAll(/<!--\s*kg-(?:card|gated-block)[-:](?:begin|end)[^>]*-->/g, ''),
    told: [...rendering.told],
  }
}

const gated = /<!--\s*kg-gated-block:begin([\s\S]*?)-->[\s\S]*?<!--\s*kg-gated-block:end\s*-->/g

/** Without the cards that members alone are shown. */
function publicOf(html: string, { told }: Rendering): string {
  return html.replaceAll(gated, (block, readers: string) => {
    if (/nonMember:\s*true/.test(readers)) return block
    told.add(forMembers)
    return ''
  })
}

/** With the site's address in its place, where that is known. */
export function placed(text: string | undefined, url: string | undefined): string | undefined {
  return url === undefined ? text : text?.replaceAll(placeholder, url.replace(/\/+$/, ''))
}

function fromSource(
  { lexical, mobiledoc, markdown }: Record<string, string | undefined>,
  rendering: Rendering,
): string | undefined {
  const document = documentIn(lexical)
  if (document) return renderLexical(document, rendering)
  const earlier = documentIn(mobiledoc)
  if (earlier) return renderMobiledoc(earlier, rendering)
  return markdown && renderMarkdown(markdown, rendering)
}

function documentIn(text: string | undefined): Json | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}
