import cardCss from '../../widget/card.css'
import { hashSourceOf } from '../domain/hash-source.ts'
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
  enhance: enhance.replaceAll(/^\/\/.*\n/gm, ''),
  // A page of ours is fetched when a reader's finger or pointer rests on its link, and made when it is pressed.
  speculation: JSON.stringify({
    prefetch: [{ where: ownPages(), eagerness: 'moderate' }],
    prerender: [{ where: ownPages(), eagerness: 'conservative' }],
  }),
} as const

/** The sheets of which each page has one beside the frame's. */
export type Sheet = 'article' | 'lists' | 'docs'

const [frame, article, lists, docs, script, rules] = await Promise.all(
  [inlined.frame, inlined.article, inlined.lists, inlined.docs, inlined.enhance, inlined.speculation].map(hashSourceOf),
)

/**
 * What a page of ours may do (CSP 3): show our styles, run our script, load pictures from anywhere because articles come
 * from anywhere, and send its forms; a form that leads on to a Mastodon server counts as sent there.
 */
export const policy = [
  "default-src 'none'",
  `style-src ${frame} ${article} ${lists} ${docs}`,
  `script-src ${script} ${rules}`,
  'img-src *',
  "manifest-src 'self'",
  "form-action 'self' https:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
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
