import type { Options } from 'rehype-sanitize'

/** What a body may hold: text and its structure, links, pictures, tables. Everything else loses its tag, or all of it. */
export const allowed: Options = {
  tagNames: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'blockquote', 'q', 'cite', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['pre', 'code', 'kbd', 'samp', 'var', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['figure', 'figcaption', 'img', 'a', 'strong', 'em', 'b', 'i', 's', 'del', 'ins', 'u', 'mark', 'small'],
    ...['sub', 'sup', 'abbr', 'dfn', 'time', 'ruby', 'rt', 'rp', 'bdi', 'bdo', 'span', 'details', 'summary'],
  ],
  attributes: {
    '*': ['lang', 'dir'],
    a: ['href', 'title', 'hrefLang'],
    abbr: ['title'],
    blockquote: ['cite'],
    del: ['dateTime'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ins: ['dateTime'],
    ol: ['start', 'reversed', 'type'],
    q: ['cite'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'], cite: ['http', 'https'] },
  // Their text is not text: without this a stripped script would leave its source on the page.
  strip: ['script', 'style', 'template', 'noscript', 'textarea', 'select', 'title', 'svg', 'math', 'object', 'canvas'],
  ancestors: {
    ...Object.fromEntries(['tbody', 'td', 'th', 'thead', 'tfoot', 'tr', 'caption'].map((tag) => [tag, ['table']])),
    figcaption: ['figure'],
  },
  allowComments: false,
  allowDoctypes: false,
}
