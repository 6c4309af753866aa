/** How many colours card.css knows. */
const hues = 12

/**
 * The colour of a category, 0 to 11: the very function of worker/domain/hue.ts, so that a category has one colour on the
 * site and on every host. The widget may not import the worker; a test holds the two together.
 */
export function hueOf(categorySlug: string): number {
  let hash = 0
  for (const character of categorySlug) hash = (hash * 146 + (character.codePointAt(0) ?? 0)) % 8191
  return hash % hues
}
