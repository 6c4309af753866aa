import { maxSharePictureBytes, sharePictureSize } from '../../domain/share-picture.ts'
import { noParameters } from '../../http/parameters.ts'
import { mediaLimits } from '../../images/media.ts'
import { imageKinds } from '../../images/read-image.ts'
import type { Operation } from '../operation.ts'
import { articleSlug } from '../segments.ts'

/** Pictures, handed in and given out. */
export const pictureOperations: Operation[] = [
  {
    id: 'saveMedia',
    scope: 'media',
    method: 'post',
    path: '/api/v1/media',
    tag: 'Pictures',
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
    tag: 'Pictures',
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
    tag: 'Pictures',
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
]
