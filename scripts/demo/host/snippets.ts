import { decodeHTML } from 'entities'

/** What the site's builder gives out for pasting. */
export interface Snippet {
  id: string
  name: string
  note: string
  code: string
}

/** Those of the builder that are HTML as it stands, in any page. */
const pasteable = ['html', 'zero-shift', 'strict', 'iframe']

/** All that the site's builder offers for one choice, which is what its address asks for. */
export async function listSnippets(siteUrl: string, choice: string): Promise<Snippet[]> {
  const page = await (await fetch(`${siteUrl}/embed?${choice}`)).text()
  const articles = page.matchAll(
    /<article class="builder-snippet"[^>]*>.*?<h3 id="([\w-]+)">(.*?)<\/h3>.*?<p>(.*?)<\/p><pre[^>]*><code[^>]*>(.*?)<\/code>/gs,
  )
  const snippets = [...articles].map(([, id = '', ...parts]) => {
    const [name = '', note = '', code = ''] = parts.map(decodeHTML)
    return { id, name, note, code }
  })
  // The builder's page has changed, and whoever reads it has to follow.
  if (!snippets.some(({ id }) => id === 'html')) throw new Error(`${siteUrl}/embed?${choice} has no snippets`)
  return snippets
}

export function isPasteable({ id }: Snippet): boolean {
  return pasteable.includes(id)
}
