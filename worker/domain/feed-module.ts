import { inlineToken } from '../../widget/inline-token.ts'
import { extraPieces, type Piece } from '../../widget/layouts.ts'
import { english, headingOf } from '../../widget/words.ts'
import type { ArticleList, Image, ListedCard, ListWords, Problem } from '../contract.ts'

/** A list that comes along with the element's script (widget/inline.ts). */
export interface InlineList {
  /** The list's address as the API spells it, from the script's own site: the site may have several names. */
  query: string
  /** What the API answers there. */
  list: ArticleList
  /** The pieces of a card that are shown: those of `extraPieces` that are not among them stay with the API. */
  show: readonly string[]
}

/** The element's script with its first list inside. */
export function writeFeedModule(bundle: string, { query, list, show }: InlineList): string {
  const lacks = extraPieces.filter((piece) => !show.includes(piece))
  // Put together and not replaced: a title may have "$&" in it.
  return bundle.split(inlineToken).join(writeValue({ query, lacks, list: shownOf(list, lacks) }))
}

/** What the element shows of a list: the rest would be paid for by every visitor of every page that has it. */
function shownOf({ title, articles, next, words }: ArticleList, lacks: readonly Piece[]) {
  const cards = articles.map((card) => shownOfCard(card, lacks))
  return { title, articles: cards, next, ...(words ? { words: shownOfWords(words, title) } : {}) }
}

/** The parts that the card's template reads (widget/card.ts). What is null or false is left away: it reads the same. */
function shownOfCard(card: ListedCard, lacks: readonly Piece[]) {
  const { slug, url, title, summary, category, tags, image, language, publishedAt, publishedText, source } = card
  return {
    slug,
    url,
    title,
    ...(lacks.includes('summary') ? {} : { summary }),
    category,
    ...(lacks.includes('tags') ? {} : { tags: tags.map(({ name }) => ({ name })) }),
    ...(image ? { image: shownOfImage(image) } : {}),
    language,
    publishedAt,
    publishedText,
    ...(source ? { source: { publisher: source.publisher } } : {}),
    ...(card.sponsored ? { sponsored: true } : {}),
  }
}

function shownOfImage({ credit: _, ...image }: Image) {
  return Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null))
}

/**
 * Those that the element says, and does not know by itself (widget/words.ts); a list that came along is neither loading nor
 * appended.
 */
function shownOfWords({ added, loading, updated, previous, next, ...shown }: ListWords, title: string) {
  const known: Record<string, string> = { ...english, heading: headingOf(title) }
  return Object.fromEntries(Object.entries(shown).filter(([name, word]) => word !== known[name]))
}

/**
 * The element's script as it is, and a line that tells the page's developer what is wrong with its address. A script
 * that was refused instead would leave the page without any element.
 */
export function writeWarningModule(bundle: string, problem: Problem): string {
  return `${bundle}\nconsole.warn("<newsclip-feed>",${writeValue(problem)});\n`
}

/** Characters that end a script where it stands in a page, or a line where a script is older than ES2019. */
const unsafe = /[<\u2028\u2029]/g

/**
 * A value as an expression. JSON within a text: in a script's own object, `__proto__` would be no name like any other,
 * and engines read a text faster than they do a script.
 */
function writeValue(value: unknown): string {
  const json = JSON.stringify(value).replace(unsafe, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `JSON.parse('${json.replace(/[\\']/g, '\\$&')}')`
}
