import { noParameters } from '../../http/parameters.ts'
import type { Operation } from '../operation.ts'

/** What the site tells of itself to programs. */
export const aboutOperations: Operation[] = [
  {
    id: 'readLlms',
    method: 'get',
    path: '/llms.txt',
    tag: 'About',
    summary: 'Read where a program begins',
    description: 'What the site is, how a program asks it, its categories, what is new (llmstxt.org).',
    query: noParameters,
    answer: { description: 'Markdown.', content: { 'text/plain': 'string' }, headers: ['Last-Modified'] },
    problems: [],
    examples: [{ name: 'all', summary: 'The whole of it', path: '/llms.txt' }],
  },
  {
    id: 'readContract',
    method: 'get',
    path: '/openapi.json',
    tag: 'About',
    summary: 'Read this document',
    description: 'The contract, in OpenAPI 3.1.',
    query: noParameters,
    answer: {
      description: 'This document.',
      content: { 'application/json': 'object' },
      headers: [],
    },
    problems: [],
    examples: [{ name: 'all', summary: 'The whole of it', path: '/openapi.json', atAddress: true }],
  },
]
