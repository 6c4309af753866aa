import { html, raw } from 'hono/html'
import { directionOf } from '../../domain/language.ts'
import type { Surroundings } from '../../domain/surroundings.ts'
import type { Html } from '../html.ts'
import type { Choice } from './choice.ts'
import { declarations, moduleUrl } from './snippets.ts'

const css: Record<Surroundings, string> = {
  plain: '',
  dark: 'html{color-scheme:dark}body{background:#14171b;color:#e8e9eb}',
  small: 'html{font-size:62.5%}body{font-size:1.6rem}',
  serif:
    'body{font:19px/1.8 Georgia,serif;letter-spacing:.02em}*{box-sizing:border-box}a{color:#a00;text-decoration:underline wavy}h2,h3{color:#060;text-transform:uppercase;margin:3em 0}ul{list-style:square;padding-left:4em}li{margin:1em}img{border:4px solid #a00;max-width:50%}article{background:#ffd}',
  rtl: '',
  narrow: 'main{width:240px}',
}

export function previewCss(choice: Choice, around: Surroundings): string {
  const own = choice.properties.length ? `newsclip-feed{${declarations(choice)}}` : ''
  return `body{margin:1rem;font:16px/1.5 system-ui,sans-serif}main{max-width:100%}${css[around]}${own}`
}

/** A page of somebody's with the element on it, as it will be. */
export function renderPreview(choice: Choice, around: Surroundings, style: string): Html {
  const language = around === 'rtl' ? 'ar' : (choice.locale ?? choice.site.locale)
  const attributes = Object.entries({ ...choice.question, ...choice.look, ...choice.scripted }).flatMap(
    ([name, value]) => (value ? [html` ${name}="${value}"`] : []),
  )
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${choice.heading}</title>
<style>${raw(style)}</style>
<script type="module" async src="${moduleUrl(choice)}"></script>
</head>
<body><main><newsclip-feed${attributes}><a href="${choice.moreUrl}">${choice.heading}</a></newsclip-feed></main></body>
</html>`
}
