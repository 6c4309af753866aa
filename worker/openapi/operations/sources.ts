import { noParameters } from '../../http/parameters.ts'
import { checkParameters, importListParameters, sourceParameters } from '../../http/source-input.ts'
import type { Operation } from '../operation.ts'
import { importName, sourceId } from '../segments.ts'

/** What every operation on sources has in common. */
const common = {
  scope: 'sources',
  tag: 'Sources',
  query: noParameters,
  examples: [],
} as const satisfies Partial<Operation>

const one = { ...common, segments: { id: sourceId } } as const

const written: Operation['problems'] = ['body-invalid', 'media-type-unsupported', 'request-too-large']

const example = {
  url: 'https://harbour.example/news',
  category: 'Transport',
  tagMap: { 'Local government': 'Council' },
}

/** Feeds that are imported on a schedule, and imports as a whole. */
export const sourceOperations: Operation[] = [
  {
    ...common,
    id: 'listSources',
    method: 'get',
    path: '/api/v1/sources',
    summary: 'List sources',
    description: 'The feeds that are imported on a schedule, and how each of them is.',
    query: sourceParameters,
    answer: { description: 'A page of them.', content: { 'application/json': ['SourceList'] }, headers: [] },
    problems: [],
    examples: [{ name: 'all', summary: 'All of them', path: '/api/v1/sources' }],
  },
  {
    ...common,
    id: 'addSource',
    method: 'post',
    path: '/api/v1/sources',
    summary: 'Add a source',
    description:
      'Looks at the address once, and follows a page to the feed that it names. A feed that cannot be read just now is added all the same, and its status says why; it is tried again. What is in the feed is imported from the next minute on, a few items at a time.',
    once: true,
    body: {
      mediaType: 'application/json',
      description: 'Where the feed is, and what is to be made of it.',
      schema: 'SourceInput',
      example,
    },
    answer: {
      description: 'The source.',
      status: 201,
      content: { 'application/json': ['Source'] },
      headers: ['Location'],
    },
    problems: [...written, 'source-known', 'source-refused', 'feed-ambiguous'],
    examples: [{ name: 'added', summary: 'A source', path: '/api/v1/sources' }],
  },
  {
    ...common,
    id: 'foreseeSource',
    method: 'post',
    path: '/api/v1/sources/dry-run',
    summary: 'See what a source would bring',
    description:
      'What would be added, updated or left of the first twenty items, were the source added with these settings, or changed to them if there is one of this address. Nothing is written.',
    body: {
      mediaType: 'application/json',
      description: 'As for a source that is added.',
      schema: 'SourceInput',
      example,
    },
    answer: { description: 'What would be.', content: { 'application/json': ['DryRun'] }, headers: [] },
    problems: [...written, 'source-refused', 'feed-ambiguous'],
    examples: [{ name: 'foreseen', summary: 'What it would bring', path: '/api/v1/sources/dry-run' }],
  },
  {
    ...one,
    id: 'findSource',
    method: 'get',
    path: '/api/v1/sources/:id',
    summary: 'Read a source',
    description: 'Its settings, and how it is.',
    answer: { description: 'The source.', content: { 'application/json': ['Source'] }, headers: [] },
    problems: ['source-not-found'],
    examples: [{ name: 'source', summary: 'A source', path: '/api/v1/sources/1' }],
  },
  {
    ...one,
    id: 'changeSource',
    method: 'patch',
    path: '/api/v1/sources/:id',
    summary: 'Change a source',
    description:
      'Changes the settings that are named. It is checked at the next minute, and all of its items are looked at anew, so that articles which it has brought already are made what the settings say. Its articles stay the same ones at another address.',
    body: {
      mediaType: 'application/json',
      description: 'The settings that change, each as a whole.',
      schema: 'SourcePatch',
      example: { category: 'General', active: false },
    },
    answer: { description: 'What it is now.', content: { 'application/json': ['Source'] }, headers: [] },
    problems: ['source-not-found', ...written, 'source-known'],
    examples: [{ name: 'changed', summary: 'Paused', path: '/api/v1/sources/1' }],
  },
  {
    ...one,
    id: 'removeSource',
    method: 'delete',
    path: '/api/v1/sources/:id',
    summary: 'End a source',
    description: 'Its articles stay, and are known again should it be added once more.',
    once: true,
    answer: { description: 'It is checked no longer.', headers: [] },
    problems: ['source-not-found'],
  },
  {
    ...one,
    id: 'checkSource',
    method: 'post',
    path: '/api/v1/sources/:id/check',
    summary: 'Check a source now',
    description:
      'Without waiting until it is due, also one that is paused or gone. Takes as many items as a run does; the others follow by themselves.',
    query: checkParameters,
    answer: { description: 'What was found.', content: { 'application/json': ['SourceCheck'] }, headers: [] },
    problems: ['source-not-found', 'source-busy'],
    examples: [{ name: 'checked', summary: 'What was found', path: '/api/v1/sources/1/check' }],
  },
  {
    ...one,
    id: 'listSourceRuns',
    method: 'get',
    path: '/api/v1/sources/:id/runs',
    summary: 'List a source’s checks',
    description: 'The last twenty: what was found, and what became of it.',
    answer: { description: 'The checks.', content: { 'application/json': ['SourceRunList'] }, headers: [] },
    problems: ['source-not-found'],
    examples: [{ name: 'all', summary: 'All of them', path: '/api/v1/sources/1/runs' }],
  },
  {
    ...common,
    scope: 'articles',
    id: 'listImports',
    method: 'get',
    path: '/api/v1/imports',
    summary: 'List imports',
    description: 'Those of the last 30 days, from sources and from whoever handed articles in.',
    query: importListParameters,
    answer: { description: 'A page of them.', content: { 'application/json': ['ImportList'] }, headers: [] },
    problems: [],
    examples: [{ name: 'last', summary: 'The last', path: '/api/v1/imports?limit=1' }],
  },
  {
    ...common,
    scope: 'articles',
    id: 'findImport',
    method: 'get',
    path: '/api/v1/imports/:name',
    segments: { name: importName },
    summary: 'Read an import',
    description: 'What it did, and how far it has been taken back.',
    answer: { description: 'The import.', content: { 'application/json': ['Import'] }, headers: [] },
    problems: ['import-not-found'],
    examples: [{ name: 'import', summary: 'An import', path: '/api/v1/imports/harbour' }],
  },
  {
    ...common,
    scope: 'articles',
    id: 'takeBackImport',
    method: 'delete',
    path: '/api/v1/imports/:name',
    segments: { name: importName },
    summary: 'Take an import back',
    description:
      'Removes the articles that it added, and makes those that it changed what they were before. Articles that an editor has touched since are left, and so are changes upon which a later import has built. Takes a portion at a time: the answer says how many remain, which the clock goes on with each minute; asking again is quicker. What was removed answers 410, and its source does not bring it back by itself; it comes back when it is handed in again, or by `returning` when its source is checked.',
    answer: { description: 'How far it is.', content: { 'application/json': ['Import'] }, headers: [] },
    problems: ['import-not-found'],
    examples: [{ name: 'done', summary: 'Taken back', path: '/api/v1/imports/harbour' }],
  },
]
