import { maxSharePictureBytes, sharePictureSize } from '../domain/share-picture.ts'
import { auditParameters } from '../http/editor-parameters.ts'
import { importType, maxImportBytes, maxImportLines } from '../http/lines.ts'
import { moreParameters, noParameters } from '../http/parameters.ts'
import { questionParameters } from '../http/question.ts'
import { importParameters } from '../http/source-input.ts'
import { tagParameters } from '../http/tag-parameters.ts'
import { mediaLimits } from '../images/media.ts'
import { imageKinds } from '../images/read-image.ts'
import { editingOperations } from './editing-operations.ts'
import { embedOperations } from './embed-operations.ts'
import { feedContent, formatOperations, synonymMoves } from './format-operations.ts'
import { movingOperations } from './moving-operations.ts'
import type { Operation } from './operation.ts'
import { articleSlug, tagSlug } from './segments.ts'
import { sourceOperations } from './source-operations.ts'
import { upkeepOperations } from './upkeep-operations.ts'
import { webhookOperations } from './webhook-operations.ts'

/**
 * All that can be asked of the API, in the order in which it is documented. A test holds it against the routes of
 * worker/app.ts, in both directions.
 */
export const operations: Operation[] = [
  {
    id: 'listArticles',
    method: 'get',
    path: '/api/v1/articles',
    tag: 'Articles',
    summary: 'List articles',
    description:
      'Answers any question about articles: all parameters may be combined, and each narrows the answer. A tag or a category that is not there is a question with the answer "none": an empty page. Pages stay right while articles come and go between them. `Accept` chooses the format: quality values count, of equally liked types the one that is named goes first, and JSON is for everyone who does not mind. In the other formats `fields` and `facets` are unknown.',
    query: questionParameters,
    answer: {
      description: 'A page of articles.',
      content: { 'application/json': ['ArticleList', 'ArticlePartsList'], ...feedContent },
      headers: ['Last-Modified', 'Link', 'Vary', 'Content-Location'],
    },
    moves: synonymMoves,
    problems: ['not-acceptable'],
    examples: [
      { name: 'category', summary: 'The newest of a category', path: '/api/v1/articles?category=general&limit=1' },
      {
        name: 'tags',
        summary: 'All of these tags, none of those',
        path: '/api/v1/articles?all=law,history&none=peace&fields=title,publishedText',
      },
      {
        name: 'words',
        summary: 'Words, with the matches marked',
        path: '/api/v1/articles?q=vote*&limit=1&fields=title,highlights',
      },
      {
        name: 'facets',
        summary: 'The commonest tags beside a list',
        path: '/api/v1/articles?category=science&limit=1&fields=slug&facets=tags:2',
      },
      {
        name: 'locale',
        summary: 'In the reader’s language',
        path: '/api/v1/articles?category=general&limit=1&fields=publishedText&locale=de',
      },
      { name: 'none', summary: 'A tag that nothing carries', path: '/api/v1/articles?all=unheard-of' },
    ],
  },
  {
    id: 'findArticle',
    method: 'get',
    path: '/api/v1/articles/:slug',
    tag: 'Articles',
    summary: 'Read an article',
    description:
      'A whole article: its card, its body as safe HTML and as text, and the links to pass it on; or as Markdown, for whoever prefers that in `Accept`. With a token for `articles`, what its editors see of it: what was written, published or not; nobody keeps that.',
    segments: { slug: articleSlug },
    query: noParameters,
    answer: {
      description: 'The article.',
      content: { 'application/json': ['Article', 'Manuscript'], 'text/markdown': 'string' },
      headers: ['Last-Modified', 'Link', 'Vary', 'Content-Location'],
    },
    moves: 'The article has another slug now.',
    problems: ['article-not-found', 'article-gone', 'not-acceptable'],
    examples: [{ name: 'article', summary: 'An article', path: '/api/v1/articles/salt-sugar-water-cheapest-miracle' }],
  },
  {
    id: 'listMore',
    method: 'get',
    path: '/api/v1/articles/:slug/more',
    tag: 'Articles',
    summary: 'List what to read next',
    description:
      '"More from General": the newest of the article’s own category first, then what shares most tags with it, then the newest of all. Never the article itself, nothing twice, and each says why it was chosen.',
    segments: { slug: articleSlug },
    query: moreParameters,
    answer: {
      description: 'What to read next.',
      content: { 'application/json': ['MoreList'] },
      headers: ['Last-Modified', 'Link'],
    },
    moves: 'The article has another slug now.',
    problems: ['article-not-found', 'article-gone'],
    examples: [
      { name: 'more', summary: 'One more', path: '/api/v1/articles/salt-sugar-water-cheapest-miracle/more?limit=1' },
    ],
  },
  ...formatOperations,
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
  ...embedOperations,
  ...editingOperations,
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
        { title: 'Nobody said when' },
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
  {
    id: 'saveSynonyms',
    scope: 'articles',
    method: 'put',
    path: '/api/v1/tags/:slug/synonyms',
    tag: 'Editing',
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
    examples: [],
  },
  {
    id: 'saveMedia',
    scope: 'media',
    method: 'post',
    path: '/api/v1/media',
    tag: 'Editing',
    summary: 'Hand in a picture',
    description: `Takes the bytes of a picture and gives the address at which it is from now on, for an article’s \`image\`. What it is, and its size, are read from the bytes. The same bytes have the same address, so that sending a picture twice changes nothing. At most ${mediaLimits.bytes.toLocaleString('en')} bytes, ${mediaLimits.side.toLocaleString('en')} pixels a side and ${mediaLimits.pixels.toLocaleString('en')} pixels in all; no SVG.`,
    query: noParameters,
    body: { fileTypes: Object.keys(imageKinds), description: 'The file as it is.' },
    answer: { description: 'The picture is kept.', content: { 'application/json': ['KeptMedia'] }, headers: [] },
    problems: ['media-type-unsupported', 'request-too-large', 'picture-refused', 'storage-unavailable'],
    examples: [],
  },
  {
    id: 'findSharePicture',
    scope: 'media',
    method: 'get',
    path: '/api/v1/articles/:slug/share-picture',
    tag: 'Editing',
    summary: 'Read what an article’s share picture shows',
    description:
      'Share pictures are drawn when somebody first asks for one. Where the plan has no time for that, they can be drawn elsewhere, as `npm run newsclip -- pictures` does: this is all that it takes.',
    segments: { slug: articleSlug },
    query: noParameters,
    answer: { description: 'Its state.', content: { 'application/json': ['SharePicture'] }, headers: [] },
    problems: ['article-not-found', 'article-gone', 'storage-unavailable'],
    examples: [],
  },
  {
    id: 'saveSharePicture',
    scope: 'media',
    method: 'put',
    path: '/api/v1/articles/:slug/share-picture/:version',
    tag: 'Editing',
    summary: 'Hand in an article’s share picture',
    description: `A PNG of ${sharePictureSize.width} × ${sharePictureSize.height} pixels and at most ${maxSharePictureBytes.toLocaleString('en')} bytes, of the article as it is now. One that is kept already stays.`,
    segments: {
      slug: articleSlug,
      version: { description: 'The state of the article that it shows.', example: '8leuq4' },
    },
    query: noParameters,
    body: { fileTypes: ['image/png'], description: 'The picture.' },
    answer: { description: 'The picture is kept.', headers: [] },
    problems: ['article-not-found', 'article-gone', 'request-too-large', 'picture-refused', 'storage-unavailable'],
    examples: [],
  },
  ...sourceOperations,
  {
    id: 'listTokens',
    scope: 'admin',
    method: 'get',
    path: '/api/v1/tokens',
    tag: 'Operating',
    summary: 'List tokens',
    description: 'All tokens that were ever made, without the secrets themselves.',
    query: noParameters,
    answer: { description: 'The tokens.', content: { 'application/json': ['TokenList'] }, headers: [] },
    problems: [],
    examples: [],
  },
  {
    id: 'makeToken',
    scope: 'admin',
    method: 'post',
    path: '/api/v1/tokens',
    tag: 'Operating',
    summary: 'Make a token',
    description: 'The answer is the only time that the token is shown: only its hash is kept.',
    query: noParameters,
    body: {
      mediaType: 'application/json',
      description: 'Whose it is and what it is for.',
      schema: 'TokenInput',
      example: { name: 'Ada’s laptop', scopes: ['articles', 'media'] },
    },
    answer: {
      description: 'The token.',
      status: 201,
      content: { 'application/json': ['MadeToken'] },
      headers: [],
    },
    problems: ['body-invalid', 'media-type-unsupported', 'request-too-large'],
    examples: [],
  },
  {
    id: 'revokeToken',
    scope: 'admin',
    method: 'delete',
    path: '/api/v1/tokens/:id',
    tag: 'Operating',
    summary: 'End a token',
    description: 'At once and for good. Ending it again changes nothing.',
    segments: { id: { description: 'The token’s number.', example: '1' } },
    query: noParameters,
    answer: { description: 'The token as it ended.', content: { 'application/json': ['EditorToken'] }, headers: [] },
    problems: ['token-not-found'],
    examples: [],
  },
  {
    id: 'listAudit',
    scope: 'admin',
    method: 'get',
    path: '/api/v1/audit',
    tag: 'Operating',
    summary: 'Read the audit log',
    description: 'Every write: who, what, when, before and after. The newest first.',
    query: auditParameters,
    answer: { description: 'A page of the log.', content: { 'application/json': ['AuditList'] }, headers: [] },
    problems: [],
    examples: [],
  },
  ...upkeepOperations,
  ...movingOperations,
  ...webhookOperations,
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
    examples: [],
  },
]
