import { oneLine } from '../domain/one-line.ts'
import { plainText } from '../domain/plain-text.ts'

/** Text has to look this much like HTML to be read as such: `the <table> element` is about HTML. */
const htmlSign = /<\/[a-z][\w-]*\s*>|<(?:br|hr|img|wbr)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i

/** The words of a text that may be HTML and does not say so, as RSS has them. */
export function wordsOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  return (htmlSign.test(text) ? plainText(text) : oneLine(text)) || undefined
}

/** HTML that reads the same as the text on one line; only what HTML would misread is escaped. */
export function htmlLine(text: string | undefined): string | undefined {
  return text?.replaceAll(/&(?=[#a-z])/gi, '&amp;').replaceAll(/<(?=[a-z/!?])/gi, '&lt;')
}

/** HTML that reads the same as the text: its paragraphs, and its lines within them. */
export function htmlParagraphs(text: string | undefined): string | undefined {
  return text
    ?.split(/\r?\n[ \t]*\r?\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(
      (paragraph) =>
        `<p>${paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(/\r?\n/g, '<br>')}</p>`,
    )
    .join('\n')
}
