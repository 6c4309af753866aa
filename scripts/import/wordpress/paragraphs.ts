/** Elements that stand by themselves: what is before and after one are two paragraphs. */
const block =
  'address|article|aside|audio|blockquote|canvas|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|noscript|object|ol|p|pre|section|style|script|summary|table|tbody|td|tfoot|th|thead|tr|ul|video'
const blockTag = new RegExp(`(<(\\/?)(${block})(?:\\s[^<>]*)?\\/?>)`, 'gi')

/** Those that hold paragraphs; text in any other stays as it is. */
const holdsParagraphs = /^(?:article|aside|blockquote|center|details|div|footer|form|header|main|section)$/
const neverClosed = /^hr$/

const kept = /(<(pre|script|style)[\s>][\s\S]*?<\/\2>)/gi

/**
 * The paragraphs that WordPress's older editor leaves to be made when a post is shown: a blank line parts them, a line break
 * is one. What stands within `pre` is left as it is.
 */
export function paragraphs(text: string): string {
  const parts = text.replaceAll('\r\n', '\n').split(kept)
  // Of each match the split gives the whole and the name of its element.
  return parts
    .flatMap((part, index) => (index % 3 === 2 ? [] : index % 3 === 1 ? [part] : [paragraphsOf(part)]))
    .filter(Boolean)
    .join('\n')
}

function paragraphsOf(text: string): string {
  // Pieces, for whoever looks at the end of a text that grows copies all of it.
  const written: string[] = []
  const begin = (piece: string) => {
    written.push(written.length === 0 || written.at(-1)?.endsWith('\n') ? piece : `\n${piece}`)
  }
  const open: string[] = []
  // Of each tag the split gives the whole, its slash and its name.
  const parts = text.split(blockTag)
  for (let at = 0; at < parts.length; at += 4) {
    const [words = '', tag, slash, name = ''] = parts.slice(at, at + 4)
    const within = open.at(-1)
    const holds = within === undefined || holdsParagraphs.test(within)
    if (holds)
      words
        .split(/\n\s*\n/)
        .map(paragraph)
        .filter(Boolean)
        .forEach(begin)
    else written.push(words)
    if (tag === undefined) continue
    if (holds && !slash) begin(tag)
    else written.push(tag)
    const element = name.toLowerCase()
    if (slash) open.length = Math.max(0, open.lastIndexOf(element))
    else if (!neverClosed.test(element)) open.push(element)
  }
  return written.join('').trim()
}

function paragraph(words: string): string {
  const text = words.trim()
  return text && `<p>${text.replaceAll(/(?<!<br\s*\/?>)\n/gi, '<br>\n')}</p>`
}
