import cardCss from '../../widget/card.css'
import { hashSourceOf } from '../domain/hash-source.ts'
import builder from './builder/builder.client.js'
import builderCss from './builder/builder.css'
import docsCss from './docs/docs.css'
import enhance from './enhance.client.js'
import articleCss from './styles/article.css'
import frameCss from './styles/frame.css'
import listsCss from './styles/lists.css'

/** What stands between a page's style and script tags. Nothing else may: `policy` names the hash of each. */
export const inlined = {
  frame: minified(cardCss + frameCss),
  article: minified(articleCss),
  lists: minified(listsCss),
  docs: minified(docsCss),
  builder: minified(builderCss),
  enhance: withoutNotes(enhance),
  builderScript: withoutNotes(builder),
  // A page of ours is fetched when a reader's finger or pointer rests on its link, and made when it is pressed.
  speculation: JSON.stringify({
    prefetch: [{ where: ownPages(), eagerness: 'moderate' }],
    prerender: [{ where: ownPages(), eagerness: 'conservative' }],
  }),
} as const

/** The sheets of which each page has one beside the frame's. */
export type Sheet = 'article' | 'lists' | 'docs' | 'builder'

const [frame, article, lists, docs, builderSheet, script, builderScript, rules] = await Promise.all(
  [
    ...[inlined.frame, inlined.article, inlined.lists, inlined.docs, inlined.builder],
    ...[inlined.enhance, inlined.builderScript, inlined.speculation],
  ].map(hashSourceOf),
)

/**
 * What a page of ours may do (CSP 3): show our styles, run our script, load pictures from anywhere because articles come
 * from anywhere, and send its forms; a form that leads on to a Mastodon server counts as sent there. Its script connects
 * to nothing, but Lighthouse asks for robots.txt from within the page.
 */
export const policy = [
  "default-src 'none'",
  `style-src ${frame} ${article} ${lists} ${docs}`,
  `script-src ${script} ${rules}`,
  'img-src *',
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self' https:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The same for the builder, which asks the site anew while one chooses, and shows the answer in a frame. */
export const builderPolicy = [
  "default-src 'none'",
  `style-src ${frame} ${builderSheet}`,
  `script-src ${builderScript} ${rules}`,
  "connect-src 'self'",
  "frame-src 'self'",
  'img-src *',
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types newsclip-builder',
].join('; ')

function ownPages() {
  return {
    and: [
      { href_matches: '/*' },
      { not: { href_matches: ['/api/*', '/share/*', '/search\\?*', '/*\\.:extension'] } },
      { not: { selector_matches: '[target=_blank]' } },
    ],
  }
}

/** Without the comments that have lines of their own. */
function withoutNotes(script: string): string {
  return script.replaceAll(/^ *\/[/*].*\n/gm, '')
}

/** Without comments and line breaks. Our own sheets have no strings in which blanks would matter. */
function minified(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(';}', '}')
    .trim()
}
