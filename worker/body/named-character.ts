import { decodeHTMLStrict } from 'entities'

/**
 * What `&name;` stands for; false where it stands for nothing. Takes the place of a package of that purpose (`alias` in
 * wrangler.toml): Markdown's parser would bring a table of its own of all the names, next to that of HTML's parser.
 */
export function decodeNamedCharacterReference(name: string): string | false {
  if (!/^[A-Za-z0-9]+$/.test(name)) return false
  const reference = `&${name};`
  const text = decodeHTMLStrict(reference)
  return text !== reference && text
}
