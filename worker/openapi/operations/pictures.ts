import { maxSharePictureBytes, sharePictureSize } from '../../domain/share-picture.ts'
import { noParameters } from '../../http/parameters.ts'
import { mediaLimits } from '../../images/media.ts'
import { imageKinds } from '../../images/read-image.ts'
import type { HeaderName } from '../headers.ts'
import type { Operation } from '../operation.ts'
import { articleSlug, pictureVersion } from '../segments.ts'

/** What is at an address of a picture is there for good, and never something else. */
const file = {
  method: 'get',
  tag: 'Pictures',
  query: noParameters,
  overlooks: true,
} as const satisfies Partial<Operation>

/** Of an article of the demo. */
const sharePicture = `/share/${articleSlug.example}/${pictureVersion.example}.png`

const fileHeaders: HeaderName[] = ['Content-Security-Policy', 'Cross-Origin-Resource-Policy']

/** Pictures, handed in and given out. */
export const pictureOperations: Operation[] = [
  {
    id: 'saveMedia',
    scope: 'media',
    method: 'post',
    path: '/api/v1/media',
    tag: 'Pictures',
    summary: 'Hand in a picture',
    description: `Takes the bytes of a picture and gives the address at which it is from now on, for an article’s \`image\`. What it is, and its size, are read from the bytes. The same bytes have the same address, so that sending a picture twice changes nothing. The place that a camera notes in a JPEG is blanked, in EXIF and where XMP repeats it; all else that a file says of itself stays. At most ${mediaLimits.bytes.toLocaleString('en')} bytes, ${mediaLimits.side.toLocaleString('en')} pixels a side and ${mediaLimits.pixels.toLocaleString('en')} pixels in all; no SVG.`,
    query: noParameters,
    body: { fileTypes: Object.keys(imageKinds), description: 'The file as it is.', example: '/icon-512.png' },
    answer: { description: 'The picture is kept.', content: { 'application/json': ['KeptMedia'] }, headers: [] },
    problems: ['media-type-unsupported', 'request-too-large', 'picture-refused', 'storage-unavailable'],
    examples: [{ name: 'kept', summary: 'A picture of one colour', path: '/api/v1/media' }],
  },
  {
    ...file,
    id: 'readMedia',
    path: '/media/:name',
    segments: {
      name: {
        description: 'The picture’s name, which is of its bytes.',
        example: '7ca9c3506c66a1426b3ce73b62d56e9c.png',
        pattern: '^[0-9a-f]{32}\\.[a-z]+$',
      },
    },
    summary: 'Read a picture',
    description: 'A picture that was handed in, as it is kept.',
    answer: {
      description: 'The file.',
      content: Object.fromEntries(Object.keys(imageKinds).map((type) => [type, 'binary'])),
      headers: fileHeaders,
    },
    problems: ['address-not-found', 'storage-unavailable'],
    examples: [
      {
        name: 'kept',
        summary: 'A picture of one colour',
        path: '/media/7ca9c3506c66a1426b3ce73b62d56e9c.png',
        mediaType: 'image/png',
        atAddress: true,
      },
    ],
  },
  {
    ...file,
    id: 'readSharePicture',
    path: '/share/:slug/:file',
    segments: {
      slug: articleSlug,
      file: {
        description: 'The state of the article that it shows, and the ending.',
        example: `${pictureVersion.example}.png`,
        pattern: '^[0-9a-z]+\\.png$',
      },
    },
    summary: 'Read an article’s share picture',
    description: `Where networks fetch what they show of a shared article: ${sharePictureSize.width} × ${sharePictureSize.height} pixels. It is drawn when it is published or first asked for; where it cannot be, the site’s own stands in for it and may be kept for a minute only.`,
    answer: { description: 'The picture.', content: { 'image/png': 'binary' }, headers: fileHeaders },
    moves: 'The article looks otherwise now, or has another slug: its picture as it is.',
    problems: ['article-not-found', 'article-gone'],
    examples: [
      {
        name: 'article',
        summary: 'Of an article',
        path: sharePicture,
        atAddress: true,
      },
    ],
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
    problems: ['article-not-found', 'article-moved', 'article-gone', 'storage-unavailable'],
    examples: [
      {
        name: 'article',
        summary: 'One that is kept',
        path: '/api/v1/articles/salt-sugar-water-cheapest-miracle/share-picture',
      },
    ],
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
      version: pictureVersion,
    },
    query: noParameters,
    body: { fileTypes: ['image/png'], description: 'The picture.', example: sharePicture },
    answer: { description: 'The picture is kept.', headers: [] },
    problems: [
      'article-not-found',
      'article-moved',
      'article-gone',
      'request-too-large',
      'picture-refused',
      'storage-unavailable',
    ],
    examples: [
      {
        name: 'kept',
        summary: 'A picture of one colour',
        path: `/api/v1/articles/${articleSlug.example}/share-picture/${pictureVersion.example}`,
      },
    ],
  },
]
