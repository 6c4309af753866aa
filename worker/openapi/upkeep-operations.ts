import { redirectLimits } from '../contract/redirects.ts'
import { noParameters } from '../http/parameters.ts'
import { redirectParameters } from '../http/redirects-input.ts'
import type { Operation } from './operation.ts'

/** What is done for the whole site, and seldom. */
export const upkeepOperations: Operation[] = [
  {
    id: 'listRedirects',
    scope: 'articles',
    method: 'get',
    path: '/api/v1/redirects',
    tag: 'Operating',
    summary: 'List old addresses',
    description: 'The addresses that the site had before it moved here, and where they lead.',
    query: redirectParameters,
    answer: { description: 'A page of them.', content: { 'application/json': ['RedirectList'] }, headers: [] },
    problems: [],
    examples: [],
  },
  {
    id: 'saveRedirects',
    scope: 'articles',
    method: 'put',
    path: '/api/v1/redirects',
    tag: 'Operating',
    summary: 'Say where old addresses lead',
    description:
      'For a site that has moved here with its domain: whoever comes by an address that it had before is sent on for good. An old address counts only where nothing of this site is. Others that are there stay as they are, and saying it again changes nothing.',
    query: noParameters,
    body: {
      mediaType: 'application/json',
      description: `At most ${redirectLimits.redirects} at a time, and ${redirectLimits.bytes.toLocaleString('en')} bytes.`,
      schema: 'RedirectsInput',
      example: {
        redirects: [
          { from: '/2019/05/harbour-crane/', to: '/articles/harbour-crane' },
          { from: '/?p=17', to: '/articles/harbour-crane' },
        ],
      },
    },
    answer: { description: 'They lead there now.', headers: [] },
    problems: ['body-invalid', 'media-type-unsupported', 'request-too-large'],
    examples: [],
  },
  {
    id: 'purgeCache',
    scope: 'admin',
    method: 'post',
    path: '/api/v1/purge',
    tag: 'Operating',
    summary: 'Purge the edge cache',
    description:
      'Makes the edge forget answers, by their tags or all of them. Writes do so by themselves; this is for what went wrong.',
    query: noParameters,
    body: {
      mediaType: 'application/json',
      description: 'What is to be forgotten.',
      schema: 'PurgeInput',
      example: { tags: ['category:general'] },
    },
    answer: { description: 'It is done.', content: { 'application/json': ['PurgeReport'] }, headers: [] },
    problems: ['body-invalid', 'media-type-unsupported', 'request-too-large', 'cache-unavailable'],
    examples: [],
  },
]
