import { importType, maxImportBytes, maxImportLines } from '../../http/lines.ts'
import { manuscriptParameters, maxManuscriptBytes, revisionParameters } from '../../http/manuscript-input.ts'
import { noParameters } from '../../http/parameters.ts'
import { importParameters } from '../../http/source-input.ts'
import type { Operation } from '../operation.ts'
import { articleSlug, revisionVersion } from '../segments.ts'

const limits = `At most ${maxManuscriptBytes.toLocaleString('en')} bytes.`

/** What every write to an article that is there has in common. */
const write = {
  scope: 'articles',
  tag: 'Editing',
  segments: { slug: articleSlug },
  query: noParameters,
  once: true,
  ifMatch: true,
  examples: [],
} as const satisfies Partial<Operation>

const answerNow: Operation['answer'] = {
  description: 'What it is now.',
  content: { 'application/json': ['ManuscriptCard'] },
  headers: ['ETag'],
}

/** Of each that needs an article to be there. */
const absent: Operation['problems'] = ['article-not-found', 'article-moved', 'article-gone']

/** What editors can do with one article, the list of what they work on, and articles handed in as they are. */
export const editingOperations: Operation[] = [
  {
    ...write,
    id: 'createArticle',
    method: 'post',
    path: '/api/v1/articles',
    segments: {},
    ifMatch: false,
    summary: 'Create a draft',
    description:
      'Keeps what was written, in Markdown, HTML or plain text, as a draft: readers see nothing of it until it is published. Without a `slug` one is chosen from the title. With an `origin` by which something is known already it is refused.',
    body: {
      mediaType: 'application/json',
      description: `The article, without a time: that comes with its publication. ${limits}`,
      schema: 'ManuscriptInput',
      example: {
        title: 'The harbour gets a third crane',
        body: { markdown: 'The council voted **for** it.' },
        tags: ['Harbour'],
      },
    },
    answer: { ...answerNow, description: 'The draft.', status: 201, headers: ['ETag', 'Location'] },
    problems: ['body-invalid', 'slug-taken', 'origin-known', 'media-type-unsupported', 'request-too-large'],
    examples: [{ name: 'draft', summary: 'A draft', path: '/api/v1/articles' }],
  },
  {
    ...write,
    id: 'editArticle',
    method: 'patch',
    path: '/api/v1/articles/:slug',
    summary: 'Edit an article',
    description:
      'Changes the parts that are named, of a draft as of a published article, which readers then see at once. Each write is a revision, so nothing that was written is lost. With another `slug`, the old address leads to the new one.',
    body: {
      mediaType: 'application/json',
      description: `The parts that change, each as a whole. ${limits}`,
      schema: 'ManuscriptPatch',
      example: { title: 'The harbour gets two more cranes', author: null },
    },
    answer: answerNow,
    problems: [...absent, 'body-invalid', 'slug-taken', 'media-type-unsupported', 'request-too-large'],
    examples: [{ name: 'edited', summary: 'Another title', path: '/api/v1/articles/the-harbour-gets-a-third-crane' }],
  },
  {
    ...write,
    id: 'publishArticle',
    method: 'put',
    path: '/api/v1/articles/:slug/publication',
    summary: 'Publish an article',
    description:
      'Now, or at a time that may lie ahead: then it appears by itself when that has come. Published so already, it stays as it is.',
    body: {
      mediaType: 'application/json',
      description: 'When; nothing at all for now.',
      optional: true,
      schema: 'PublicationInput',
      example: { publishedAt: '2026-03-01T08:00:00Z' },
    },
    answer: answerNow,
    problems: [...absent, 'body-invalid', 'media-type-unsupported', 'request-too-large'],
    examples: [
      { name: 'published', summary: 'Published', path: '/api/v1/articles/the-harbour-gets-a-third-crane/publication' },
    ],
  },
  {
    ...write,
    id: 'withdrawArticle',
    method: 'delete',
    path: '/api/v1/articles/:slug/publication',
    summary: 'Withdraw an article',
    description:
      'Takes it away from readers, whose address of it answers 410 from then on; editors keep it and may publish it again. A scheduled article that nobody has seen becomes a draft again. No import brings it back.',
    answer: answerNow,
    problems: absent,
    examples: [
      { name: 'withdrawn', summary: 'Withdrawn', path: '/api/v1/articles/the-harbour-gets-a-third-crane/publication' },
    ],
  },
  {
    ...write,
    id: 'deleteArticle',
    method: 'delete',
    path: '/api/v1/articles/:slug',
    summary: 'Delete an article',
    description:
      'With all of its revisions, for good. Its address answers 410 if readers knew it, and no import brings it back.',
    answer: { description: 'It is gone.', headers: [] },
    problems: absent,
  },
  {
    id: 'listManuscripts',
    scope: 'articles',
    method: 'get',
    path: '/api/v1/manuscripts',
    tag: 'Editing',
    summary: 'List what editors work on',
    description:
      'Drafts, and all articles that an editor has written or touched, what was worked on last first. `GET /api/v1/articles/{slug}` with a token gives each of them whole.',
    query: manuscriptParameters,
    answer: {
      description: 'A page of them.',
      content: { 'application/json': ['ManuscriptList'] },
      headers: [],
    },
    problems: [],
    examples: [{ name: 'last', summary: 'What was worked on last', path: '/api/v1/manuscripts?limit=1' }],
  },
  {
    id: 'listRevisions',
    scope: 'articles',
    method: 'get',
    path: '/api/v1/articles/:slug/revisions',
    tag: 'Editing',
    summary: 'List an article’s revisions',
    description: 'What it was after each write, the newest first.',
    segments: { slug: articleSlug },
    query: revisionParameters,
    answer: {
      description: 'A page of them.',
      content: { 'application/json': ['RevisionList'] },
      headers: [],
    },
    problems: absent,
    examples: [
      { name: 'last', summary: 'The last', path: '/api/v1/articles/the-harbour-gets-a-third-crane/revisions?limit=1' },
    ],
  },
  {
    id: 'findRevision',
    scope: 'articles',
    method: 'get',
    path: '/api/v1/articles/:slug/revisions/:version',
    tag: 'Editing',
    summary: 'Read a revision',
    description: 'What an article was after one write.',
    segments: { slug: articleSlug, version: revisionVersion },
    query: noParameters,
    answer: { description: 'The revision.', content: { 'application/json': ['Revision'] }, headers: [] },
    problems: [...absent, 'revision-not-found'],
    examples: [
      { name: 'first', summary: 'The first', path: '/api/v1/articles/the-harbour-gets-a-third-crane/revisions/1' },
    ],
  },
  {
    ...write,
    id: 'restoreRevision',
    method: 'post',
    path: '/api/v1/articles/:slug/revisions/:version/restoration',
    segments: { slug: articleSlug, version: revisionVersion },
    summary: 'Restore a revision',
    description:
      'Makes what was written then what is written now, as a new revision. Slug, state and time of publication stay as they are.',
    answer: answerNow,
    problems: [...absent, 'revision-not-found'],
    examples: [
      {
        name: 'first',
        summary: 'The first',
        path: '/api/v1/articles/the-harbour-gets-a-third-crane/revisions/1/restoration',
      },
    ],
  },
  {
    id: 'makePreview',
    scope: 'articles',
    method: 'post',
    path: '/api/v1/articles/:slug/previews',
    tag: 'Editing',
    summary: 'Make a link to a preview',
    description:
      'The link shows the article’s page as it will be, to whoever has it and to no search engine, until it ends. Once the article is published it leads there.',
    segments: { slug: articleSlug },
    query: noParameters,
    body: {
      mediaType: 'application/json',
      description: 'For how long; nothing at all for three days.',
      optional: true,
      schema: 'PreviewInput',
      example: { hours: 24 },
    },
    answer: { description: 'The link.', status: 201, content: { 'application/json': ['Preview'] }, headers: [] },
    problems: [...absent, 'body-invalid', 'media-type-unsupported', 'request-too-large'],
    examples: [
      { name: 'preview', summary: 'For a day', path: '/api/v1/articles/the-harbour-gets-a-third-crane/previews' },
    ],
  },
  {
    id: 'importArticles',
    scope: 'articles',
    method: 'post',
    path: '/api/v1/imports',
    tag: 'Editing',
    summary: 'Publish or correct articles',
    description:
      'Takes one article a line. Lines that are sound are kept together or not at all; a line that is refused is told with its number and reason and does not hold up the others. An article with an `origin` is known by it, any other by its slug, so that sending one twice changes nothing. What an editor has edited, withdrawn or deleted is left as it is. All that belongs to one import can be taken back.',
    query: importParameters,
    body: {
      mediaType: importType,
      description: `Newline-delimited JSON, an article a line: at most ${maxImportLines} lines and ${maxImportBytes.toLocaleString('en')} bytes.`,
      schema: 'ArticleInput',
      example: [
        { title: 'The harbour gets a second crane', tags: ['Harbour'], publishedAt: '2026-03-01T08:00:00Z' },
        {
          title: 'What salt and sugar can do',
          slug: 'salt-sugar-water-cheapest-miracle',
          origin: { source: 'harbour.example', guid: '17' },
          publishedAt: '2026-03-02T08:00:00Z',
        },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    },
    answer: {
      description: 'What became of each line.',
      content: { 'application/json': ['ImportReport'] },
      headers: [],
    },
    problems: ['media-type-unsupported', 'request-too-large', 'import-taken-back'],
    examples: [{ name: 'report', summary: 'One added, one refused', path: '/api/v1/imports?import=harbour' }],
  },
]
