import { noParameters } from '../../http/parameters.ts'
import { tagParameters } from '../../http/tag-parameters.ts'
import type { Operation } from '../operation.ts'
import { tagSlug } from '../segments.ts'

/** What articles are filed under. */
export const labelOperations: Operation[] = [
  {
    id: 'listTags',
    method: 'get',
    path: '/api/v1/tags',
    tag: 'Labels',
    summary: 'List tags',
    description: 'All tags with the number of published articles that carry them.',
    query: tagParameters,
    answer: {
      description: 'A page of tags.',
      content: { 'application/json': ['TagList'] },
      headers: ['Last-Modified', 'Link'],
    },
    problems: [],
    examples: [
      { name: 'commonest', summary: 'The commonest', path: '/api/v1/tags?limit=2' },
      { name: 'beginning', summary: 'As somebody types', path: '/api/v1/tags?prefix=hum&sort=name' },
    ],
  },
  {
    id: 'findTag',
    method: 'get',
    path: '/api/v1/tags/:slug',
    tag: 'Labels',
    summary: 'Read a tag',
    description: 'A tag, and the tags that occur together with it in the newest articles that carry it.',
    segments: { slug: tagSlug },
    query: noParameters,
    answer: {
      description: 'The tag.',
      content: { 'application/json': ['TagDetail'] },
      headers: ['Last-Modified'],
    },
    moves: 'The tag is a synonym of another: that other.',
    problems: ['tag-not-found'],
    examples: [{ name: 'tag', summary: 'A tag', path: '/api/v1/tags/internet' }],
  },
  {
    id: 'listCategories',
    method: 'get',
    path: '/api/v1/categories',
    tag: 'Labels',
    summary: 'List categories',
    description: 'All categories with the number of their published articles, those with most first.',
    query: noParameters,
    answer: {
      description: 'The categories.',
      content: { 'application/json': ['CategoryList'] },
      headers: ['Last-Modified'],
    },
    problems: [],
    examples: [{ name: 'all', summary: 'All of them', path: '/api/v1/categories' }],
  },
  {
    id: 'saveSynonyms',
    scope: 'articles',
    method: 'put',
    path: '/api/v1/tags/:slug/synonyms',
    tag: 'Labels',
    summary: 'Say what else a tag is called',
    description:
      'Whoever asks for a synonym is sent on to the tag. The list that is sent takes the place of the one before, so an empty one ends all of them.',
    segments: { slug: tagSlug },
    query: noParameters,
    body: {
      mediaType: 'application/json',
      description: 'All synonyms of the tag.',
      schema: 'SynonymsInput',
      example: { synonyms: ['justice', 'legislation'] },
    },
    answer: { description: 'These are its synonyms now.', headers: [] },
    problems: ['body-invalid', 'tag-not-found', 'tag-in-use', 'media-type-unsupported', 'request-too-large'],
    examples: [{ name: 'saved', summary: 'Two of them', path: '/api/v1/tags/law/synonyms' }],
  },
]
