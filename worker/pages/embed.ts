import { html, raw } from 'hono/html'
import type { Problem } from '../contract.ts'
import { directionOf } from '../domain/language.ts'
import type { Site } from '../domain/site.ts'
import embedCss from './embed.css'
import { boxCss, type FeedBox, renderFeedBox } from './feed-box.ts'
import type { Html } from './html.ts'

/** Custom properties and what they are. */
type Properties = [name: string, value: string][]

/** What a frame has inline, to the letter: its policy allows this and nothing else. */
export interface FrameParts {
  style: string
  script: string
}

/**
 * Tells the page around a frame how high its content is, whenever that changes. Only the parent is told, whoever it is:
 * a height is no secret, as anybody can load the frame, and pages without a referrer or an origin of their own have no
 * other address. The body's height does not depend on the frame's, so a page that obeys is not told again.
 */
const reportHeight = `if (parent !== window) {
  let last
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height !== last) parent.postMessage({ type: 'newsclip-height', height }, '*')
    last = height
  }).observe(document.body)
}`

export function framePartsOf(properties: Properties): FrameParts {
  return { style: boxCss + embedCss + declare(':root', properties), script: reportHeight }
}

/** A feed as a page of its own, for a frame. It works without the script, which only tells its height. */
export function renderFrame(box: FeedBox, parts: FrameParts): Html {
  return frame({ title: box.heading || box.title, words: box.words, target: box.target }, parts, renderFeedBox(box))
}

/** What stands in a frame when there is no feed: what is wrong, and where the articles are. */
export function renderFrameProblem(problem: Problem, site: Site, parts: FrameParts): Html {
  return frame(
    { title: problem.title, words: { locale: site.locale, direction: directionOf(site.locale) }, target: '_top' },
    parts,
    html`<p><strong>${problem.title}.</strong> ${problem.detail}</p><p><a href="${site.url}/">${site.name}</a></p>`,
  )
}

interface FrameHead {
  title: string
  words: { locale: string; direction: string }
  /** Where links open that do not say so themselves. */
  target: string
}

function frame({ title, words, target }: FrameHead, { style, script }: FrameParts, content: Html): Html {
  return html`<!doctype html>
<html lang="${words.locale}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<base target="${target}">
<style>${raw(style)}</style>
</head>
<body>${content}<script>${raw(script)}</script></body>
</html>`
}

/**
 * A feed to be put into a page by its server. In a shadow root its styles reach nothing of the page, and the page's
 * nothing of it; a browser or a reader that knows no such thing is left with the link.
 */
export function renderFragment(box: FeedBox, properties: Properties, url: string): Html {
  return html`<div><template shadowrootmode="open"><style>${raw(boxCss + declare(':host', properties))}</style>${renderFeedBox(box)}</template><a href="${url}">${box.heading || box.title}</a></div>
`
}

/** The same when there is no feed: a page that is put together by a server shows its readers nobody's problems. */
export function renderFragmentProblem(site: Site): Html {
  return html`<div><a href="${site.url}/">${site.name}</a></div>
`
}

function declare(selector: string, properties: Properties): string {
  return properties.length ? `${selector}{${properties.map((property) => property.join(':')).join(';')}}` : ''
}
