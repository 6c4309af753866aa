import { readBody } from '../../../worker/body/read-body.ts'
import { escapeHtml } from '../escape-html.ts'
import { type Json, objectIn, objectsIn, textIn } from '../json.ts'
import { ownOf } from '../own-of.ts'

/** What the pieces of a text have in common. */
export interface Rendering {
  /** What is left out. */
  told: Set<string>
  /** What addresses are relative to. */
  base: string | undefined
}

/** What Ghost's editors call the pieces that are not text, in both of their formats, and the HTML that they stand for. */
const cards: Record<string, (card: Json, rendering: Rendering) => string> = {
  image: (card) => figure(picture(card), card.caption),
  gallery: ({ images, caption }) => figure(objectsIn(images).map(picture).join(''), caption),
  markdown: ({ markdown }, rendering) => renderMarkdown(textIn(markdown) ?? '', rendering),
  html: ({ html }) => textIn(html) ?? '',
  code: codeBlock,
  codeblock: codeBlock,
  embed: (card) => figure(link(card.url), card.caption),
  bookmark: ({ url, metadata, caption }) => figure(link(url, objectIn(metadata).title), caption),
  video: ({ src, caption }) => figure(link(src), caption),
  audio: ({ src, title }) => `<p>${link(src, title)}</p>`,
  file: ({ src, fileTitle, fileName }) => `<p>${link(src, textIn(fileTitle) ?? fileName)}</p>`,
  callout: ({ calloutEmoji, calloutText }) =>
    `<blockquote><p>${[textIn(calloutEmoji), textIn(calloutText)].filter(Boolean).join(' ')}</p></blockquote>`,
  toggle: ({ heading, content }) =>
    `<details><summary>${textIn(heading) ?? ''}</summary>${textIn(content) ?? ''}</details>`,
  button: ({ buttonUrl, buttonText }) => `<p>${link(buttonUrl, buttonText)}</p>`,
  header: ({ header, subheader }) => `<h2>${textIn(header) ?? ''}</h2><p>${textIn(subheader) ?? ''}</p>`,
  product: ({ productTitle, productDescription, productUrl }) =>
    `<h4>${textIn(productTitle) ?? ''}</h4>${textIn(productDescription) ?? ''}${productUrl ? `<p>${link(productUrl)}</p>` : ''}`,
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  // For readers by e-mail, and for those who are none yet.
  email: () => '',
  'email-cta': () => '',
  paywall: () => '',
  signup: () => '',
}

export const forMembers = 'what it keeps for members is left out'

/** The HTML of a card; of one that is not known nothing, and that is told. */
export function renderCard(name: string, card: Json, rendering: Rendering): string {
  const { web, showOnWeb, emailOnly } = objectIn(card.visibility)
  if (objectIn(web).nonMember === false) rendering.told.add(forMembers)
  // As earlier versions noted what stands in e-mails alone.
  if (objectIn(web).nonMember === false || showOnWeb === false || emailOnly === true) return ''
  const render = ownOf(cards, name.toLowerCase().replace(/^card-|^extended-/, ''))
  if (render) return render(card, rendering)
  rendering.told.add(`the card "${name}" is left out`)
  return ''
}

function picture({ src, alt, title, width, height }: Json): string {
  const attributes = Object.entries({ src, alt: alt ?? '', title, width, height }).flatMap(([name, value]) => {
    const text = name === 'alt' ? String(value) : textIn(value)
    return text === undefined ? [] : [` ${name}="${escapeHtml(text)}"`]
  })
  return `<img${attributes.join('')}>`
}

/** The caption is HTML. */
function figure(shown: string, caption: unknown): string {
  const words = textIn(caption)
  return `<figure>${shown}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`
}

function link(address: unknown, words?: unknown): string {
  const url = textIn(address) ?? ''
  return `<a href="${escapeHtml(url)}">${escapeHtml(textIn(words) ?? url)}</a>`
}

function codeBlock({ code }: Json): string {
  return `<pre><code>${escapeHtml(textIn(code) ?? '')}</code></pre>`
}

/** Nothing for what would be refused. */
export function renderMarkdown(markdown: string, { base }: Rendering): string {
  const body = readBody({ markdown }, base)
  return 'refusal' in body ? '' : body.html
}
