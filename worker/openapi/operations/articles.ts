import { formatNames, formats } from '../../domain/formats.ts'
import { moreParameters, noParameters } from '../../http/parameters.ts'
import { questionParameters } from '../../http/question.ts'
import type { Operation } from '../operation.ts'
import { articleSlug } from '../segments.ts'
import { feedContent, newestOfCategory, synonymMoves } from './formats.ts'

/** What readers of the API come for. */
export const articleOperations: Operation[] = [
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
      ...formatNames
        .filter((format) => format !== 'json')
        .map((format) => ({
          name: format,
          summary: `As ${formats[format].name}, which has an address of its own as well`,
          path: newestOfCategory(format),
          mediaType: formats[format].mediaType,
          atAddress: true as const,
        })),
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
    problems: ['article-not-found', 'article-moved', 'article-gone', 'not-acceptable'],
    examples: [
      { name: 'article', summary: 'An article', path: '/api/v1/articles/salt-sugar-water-cheapest-miracle' },
      {
        name: 'markdown',
        summary: 'As Markdown, which has an address of its own as well',
        path: '/api/v1/articles/salt-sugar-water-cheapest-miracle.md',
        mediaType: 'text/markdown',
        atAddress: true,
      },
    ],
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
]
