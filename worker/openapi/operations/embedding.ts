import * as v from 'valibot'
import { lookParameters, moduleParameters } from '../../http/look.ts'
import { oembedParameters } from '../../http/oembed-parameters.ts'
import { articleFrameParameters, noParameters } from '../../http/parameters.ts'
import { feedParameters } from '../../http/question.ts'
import type { Operation } from '../operation.ts'
import { articleSlug } from '../segments.ts'
import { synonymMoves } from './formats.ts'

/** What pages of others are given. */
export const embeddingOperations: Operation[] = [
  {
    id: 'writeFeedModule',
    method: 'get',
    path: '/widget/feed.js',
    tag: 'Embedding',
    summary: 'Load the widget with its first list',
    description:
      'The module that defines `<newsclip-feed>`, with the list of this query inside: one request until cards are seen. Summaries and tags come only where `show` names them. A query that cannot be understood is told in the console of the page, by a script that defines the element all the same.',
    query: v.strictObject({ ...feedParameters.entries, ...moduleParameters.entries }),
    answer: {
      description: 'A module.',
      content: { 'text/javascript': 'string' },
      headers: ['Last-Modified', 'Link'],
    },
    moves: synonymMoves,
    trouble: 'warning',
    problems: [],
    examples: [
      {
        name: 'category',
        summary: 'With a list of a category inside',
        path: '/widget/feed.js?category=general&limit=4',
        atAddress: true,
      },
    ],
  },
  {
    id: 'renderFeedFrame',
    method: 'get',
    path: '/embed/feed',
    tag: 'Embedding',
    summary: 'Show a list in a frame',
    description: 'A page for an `<iframe>` on anybody’s page, which needs no script.',
    query: v.strictObject({ ...feedParameters.entries, ...lookParameters.entries }),
    answer: {
      description: 'A page.',
      content: { 'text/html': 'string' },
      headers: ['Last-Modified', 'Link', 'Content-Security-Policy'],
    },
    moves: synonymMoves,
    trouble: 'page',
    problems: [],
    examples: [
      {
        name: 'category',
        summary: 'A list of a category',
        path: '/embed/feed?category=general&limit=4',
        atAddress: true,
      },
    ],
  },
  {
    id: 'renderFeedFragment',
    method: 'get',
    path: '/embed/feed.html',
    tag: 'Embedding',
    summary: 'Put a list into a page at its server',
    description:
      'A piece of HTML with its style, for a server-side include. When something is wrong it is a comment and a link.',
    query: v.strictObject({ ...feedParameters.entries, ...lookParameters.entries }),
    answer: { description: 'A fragment.', content: { 'text/html': 'string' }, headers: ['Last-Modified', 'Link'] },
    moves: synonymMoves,
    trouble: 'page',
    problems: [],
    examples: [
      {
        name: 'category',
        summary: 'A list of a category',
        path: '/embed/feed.html?category=general&limit=4',
        atAddress: true,
      },
    ],
  },
  {
    id: 'renderArticleFrame',
    method: 'get',
    path: '/embed/article/:slug',
    tag: 'Embedding',
    summary: 'Show an article in a frame',
    description: 'The card of one article, for an `<iframe>` on anybody’s page.',
    segments: { slug: articleSlug },
    query: v.strictObject({ ...articleFrameParameters.entries, ...lookParameters.entries }),
    answer: {
      description: 'A page.',
      content: { 'text/html': 'string' },
      headers: ['Last-Modified', 'Link', 'Content-Security-Policy'],
    },
    moves: 'The article has another slug now.',
    trouble: 'page',
    problems: ['article-not-found'],
    examples: [
      {
        name: 'article',
        summary: 'An article',
        path: '/embed/article/salt-sugar-water-cheapest-miracle',
        atAddress: true,
      },
    ],
  },
  {
    id: 'measureFeed',
    method: 'post',
    path: '/widget/measure',
    tag: 'Embedding',
    summary: 'Tell what a reader saw or followed',
    description:
      'What the element tells where the page’s owner wants it to. Event, slug and category are counted, nothing of the reader is, and nothing at all of one whose browser objects (`Sec-GPC`, `DNT`). Taken whatever type it is sent as: a page may send nothing but text to another origin without asking first.',
    query: noParameters,
    overlooks: true,
    body: {
      mediaType: 'application/json',
      description: 'At most 1,000 bytes.',
      schema: 'Measured',
      example: { event: 'click', slug: 'salt-sugar-water-cheapest-miracle', category: 'health' },
    },
    answer: { description: 'It is counted, if anything is.', headers: ['RateLimit-Policy'] },
    problems: ['body-invalid', 'request-too-large'],
    examples: [],
  },
  {
    id: 'findOembed',
    method: 'get',
    path: '/oembed',
    tag: 'Embedding',
    summary: 'Find the frame of an address',
    description:
      'oEmbed (oembed.com), for publishing systems into which people paste links: the frame of any address of this site. Parameters that are not known are overlooked, because consumers send their own.',
    query: oembedParameters,
    answer: {
      description: 'The frame, as `html`, and what is known of it.',
      content: { 'application/json': 'object', 'text/xml': 'string' },
      headers: ['Last-Modified'],
    },
    overlooks: true,
    problems: ['address-not-found', 'format-unknown'],
    examples: [
      {
        name: 'category',
        summary: 'Of a category',
        path: '/oembed?url=https%3A%2F%2Fnews.example%2Fcategories%2Fgeneral&maxwidth=480',
      },
      {
        name: 'xml',
        summary: 'The same as XML',
        path: '/oembed?url=https%3A%2F%2Fnews.example%2Fcategories%2Fgeneral&maxwidth=480&format=xml',
        mediaType: 'text/xml',
      },
    ],
  },
]
