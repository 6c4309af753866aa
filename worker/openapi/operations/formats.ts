import {
  type FormatName,
  formatNames,
  formats,
  type SubscriptionName,
  subscriptionNames,
  subscriptions,
} from '../../domain/formats.ts'
import { noParameters } from '../../http/parameters.ts'
import { formatParameters, questionParameters, subscriptionParameters } from '../../http/question.ts'
import type { Answer, Operation, Segment } from '../operation.ts'
import { articleSlug, categorySlug, tagSlug } from '../segments.ts'

type Content = NonNullable<Answer['content']>

export const synonymMoves = 'A tag of the question is a synonym of another: the same question with that other tag.'

/** What a list is in all formats but our own. */
export const feedContent: Content = Object.assign(
  {},
  ...formatNames.filter((format) => format !== 'json').map((format) => contentOf(format)),
)

/** A list short enough to be shown in every format. */
export function newestOfCategory(format: FormatName): string {
  return `/api/v1/articles.${format}?category=general&limit=1`
}

/** What is answered in other formats than our JSON, at addresses of their own. */
export const formatOperations: Operation[] = [
  ...formatNames.map(listOperation),
  ...subscriptionNames.flatMap((name) => [
    feedOperation('Site', `/${name}`, name, 'the site'),
    feedOperation('Category', `/categories/:slug/${name}`, name, 'a category', categorySlug),
    feedOperation('Tag', `/tags/:slug/${name}`, name, 'a tag', tagSlug),
  ]),
  articleOperation('readMarkdown', '/api/v1/articles/:slug.md'),
]

function listOperation(format: FormatName): Operation {
  const { name } = formats[format]
  return {
    id: `listArticlesAs${idOf(name)}`,
    method: 'get',
    path: `/api/v1/articles.${format}`,
    tag: 'Formats',
    summary: `List articles as ${name}`,
    description:
      format === 'json'
        ? 'The same as without the extension, whatever `Accept` says.'
        : `The same question, answered as ${name}. Its pages are linked in that format.`,
    query: format === 'json' ? questionParameters : formatParameters,
    answer: { description: 'A page of articles.', content: contentOf(format), headers: ['Last-Modified', 'Link'] },
    moves: synonymMoves,
    problems: [],
    examples: [{ name: 'category', summary: 'The newest of a category', path: newestOfCategory(format) }],
  }
}

function feedOperation(of: string, path: string, name: SubscriptionName, what: string, slug?: Segment): Operation {
  const format = subscriptions[name]
  return {
    id: `read${of}As${idOf(formats[format].name)}`,
    method: 'get',
    path,
    tag: 'Formats',
    summary: `Subscribe to ${what} as ${formats[format].name}`,
    description: `The newest articles of ${what}, whole; what a page announces to feed readers.`,
    ...(slug ? { segments: { slug } } : {}),
    query: subscriptionParameters,
    answer: { description: 'A page of the feed.', content: contentOf(format), headers: ['Last-Modified', 'Link'] },
    ...(slug === tagSlug ? { moves: 'The tag is a synonym of another: that other’s feed.' } : {}),
    problems: slug === tagSlug ? ['tag-not-found'] : slug === categorySlug ? ['category-not-found'] : [],
    examples: [
      { name: 'newest', summary: 'The newest', path: `${path.replace(':slug', slug?.example ?? '')}?limit=1` },
    ],
  }
}

function articleOperation(id: string, path: string): Operation {
  return {
    id,
    method: 'get',
    path,
    tag: 'Formats',
    summary: 'Read an article as Markdown',
    description:
      'Title, date, category, body, tags and source reference, in GitHub’s dialect of Markdown, without HTML.',
    segments: { slug: articleSlug },
    query: noParameters,
    answer: { description: 'The article.', content: contentOf('md'), headers: ['Last-Modified', 'Link'] },
    moves: 'The article has another slug now.',
    problems: ['article-not-found', 'article-gone'],
    examples: [{ name: 'article', summary: 'An article', path: path.replace(':slug', articleSlug.example) }],
  }
}

function contentOf(format: FormatName): Content {
  const { mediaType } = formats[format]
  if (format === 'json') return { [mediaType]: ['ArticleList', 'ArticlePartsList'] }
  return { [mediaType]: format === 'jsonfeed' ? 'object' : 'string' }
}

function idOf(name: string): string {
  return name.replaceAll(' ', '')
}
