import type { OutgoingArticle, OutgoingFeed } from '../../worker/feeds/outgoing.ts'

export const newsSite = {
  url: 'https://news.example',
  name: 'Newsclip',
  tagline: 'Short news, well sourced',
  locale: 'en',
  xHandle: '',
}

/** The crane of the newsroom, as it goes out. */
export const crane: OutgoingArticle = {
  slug: 'harbour-crane',
  url: 'https://news.example/articles/harbour-crane',
  title: 'The harbour gets a second crane',
  summary: 'Two ships can be unloaded at once from autumn on.',
  category: { slug: 'general', name: 'General', url: 'https://news.example/categories/general' },
  tags: [
    { slug: 'harbour', name: 'Harbour', url: 'https://news.example/tags/harbour' },
    { slug: 'black-white', name: 'Black & White', url: 'https://news.example/tags/black-white' },
  ],
  image: {
    url: 'https://pictures.example/crane.webp?w=1600&h=900',
    width: 1600,
    height: 900,
    alt: 'A crane "at work"',
    credit: 'Ada Brandt',
    color: null,
    srcset: null,
  },
  author: 'Ada Brandt',
  language: 'en',
  publishedAt: '2026-03-01T08:00:00.000Z',
  publishedText: 'March 1, 2026',
  updatedAt: '2026-03-02T09:30:00.000Z',
  updatedText: 'March 2, 2026',
  source: { url: 'https://harbour.example/minutes?a=1&b=2', publisher: 'Harbour board', title: 'Minutes' },
  sponsored: false,
  body: { html: '<p>The council voted for the crane on Monday night.</p>', text: 'The council voted …' },
}

/** An article without anything that may be absent. */
export const bare: OutgoingArticle = {
  ...crane,
  slug: 'bare',
  url: 'https://news.example/articles/bare',
  title: 'Bare',
  summary: '',
  tags: [],
  image: null,
  author: null,
  language: 'ar',
  publishedAt: '2026-02-01T00:00:00.000Z',
  updatedAt: null,
  updatedText: null,
  source: null,
  body: { html: '', text: '' },
}

export function feedOf(...articles: OutgoingArticle[]): OutgoingFeed {
  const address = 'https://news.example/api/v1/articles.rss?category=general'
  return {
    site: newsSite,
    locale: 'en',
    title: 'General · Newsclip',
    pageUrl: 'https://news.example/categories/general',
    places: { self: address, first: null, next: `${address}&cursor=o1`, prev: null },
    articles,
  }
}

/** Texts that break careless writers. */
export const hostileTexts: Record<string, string> = {
  markup: '<script>alert(1)</script> & <b>bold</b> &amp; &lt;i&gt; &nbsp; &unknown;',
  'the end of a CDATA section': 'a ]]> b ]]]]><![CDATA[> c <![CDATA[ d',
  'the end of an attribute': `" onload="alert(1)' >`,
  'a comment and an instruction': '<!-- --> <?xml version="1.0"?> <!DOCTYPE x [<!ENTITY e "x">]> &e; %e;',
  emoji: '😀 👩‍👩‍👧‍👦 🏳️‍🌈 \u{1f1ea}\u{1f1fa} \u{10ffff}',
  'right-to-left': '\u202bمرحبا بالعالم\u202c — שלום \u200f(عربي)\u200f <b>',
  'other scripts': '東京タワー ภาษาไทย नमस्ते naïve Å Å \ufb01',
  'control characters': 'a\0b\x07c\x0bd\x1be\x7ff\x85g\x9fh\ufffei\uffffj',
  'lone surrogates': 'a\ud800b\udc00c',
  'ends of lines': 'a\nb\r\nc\rd\te\u2028f\u2029g',
  blanks: '  two  blanks  and\u00a0more \u3000 ',
  'Markdown signs':
    '# not *a* _heading_ `code` [link](javascript:alert(1)) ![x](y) | a | 1. > - + ~~s~~ \\ https://x.example www.x.example',
  'a huge text': 'Lorem & ipsum <dolor> '.repeat(2000),
}

/** Everything that XML 1.0 can hold (2.2), and whole characters in place of halves. */
export function cleaned(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
}
