/** How many colours card.css knows. */
const hues = 12

/**
 * The colour of a category, 0 to 11: the same everywhere and always, whatever other categories there are. The factor is
 * one that keeps the names which newsrooms use most apart.
 */
export function hueOf(categorySlug: string): number {
  let hash = 0
  for (const character of categorySlug) hash = (hash * 146 + (character.codePointAt(0) as number)) % 8191
  return hash % hues
}
