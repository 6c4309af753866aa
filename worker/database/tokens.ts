/** A token that every article has, so that "none of these" has something to take away from. */
export const everyToken = '\u{e001}'

/** A token that no article has. */
export const neverToken = '\u{e003}'

/**
 * A slug, domain or other name as one single token of the full-text index. Its tokeniser breaks words at every sign, so
 * each sign becomes a private-use character, which counts as part of a word: `climate-change` is not `climate` and
 * `change`. Signs are folded into one; slugs have only the hyphen, and domains only dot and hyphen.
 */
export function tokenOf(name: string): string {
  return unsignedToken(name).replaceAll('-', '\u{e000}').replaceAll('.', '\u{e002}')
}

/** The same, but that the signs are still what they look like: a slug as it is. `tokensSql` makes the rest of it. */
export function unsignedToken(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Co}.]+/gu, '-')
}

/** What `tokenOf` makes of them, of any number of slugs or unsigned tokens with blanks between them, in SQL. */
export function tokensSql(names: string): string {
  return `replace(replace(${names}, '-', char(0xe000)), '.', char(0xe002))`
}

/** `en-US` is found as `en` and as `en-us`. */
export function unsignedLanguageTokens(language: string): string {
  const primary = language.split('-')[0] ?? language
  return [...new Set([primary, language])].map(unsignedToken).join(' ')
}
