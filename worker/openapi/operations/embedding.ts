import * as v from 'valibot'
import { lookParameters, moduleParameters } from '../../http/look.ts'
import { oembedParameters } from '../../http/oembed-parameters.ts'
import { articleFrameParameters } from '../../http/parameters.ts'
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
    examples: [],
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
    examples: [],
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
    examples: [],
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
    ],
  },
]
