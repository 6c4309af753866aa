import { eventTypes } from '../domain/event-types.ts'
import { exampleSiteUrl } from './example-site.ts'
import { refer } from './schemas.ts'
import type { OpenApi } from './shape.ts'

const said: Record<(typeof eventTypes)[number], { summary: string; description: string }> = {
  'articles.published': {
    summary: 'Articles were published',
    description: 'Readers have them now: published, imported, or scheduled for this minute.',
  },
  'articles.updated': {
    summary: 'Articles were changed',
    description: 'Readers have them in other words, or at another address.',
  },
  'articles.withdrawn': {
    summary: 'Articles were withdrawn',
    description: 'Readers have them no more: withdrawn, deleted, or put off to a later time.',
  },
}

const headers = {
  'webhook-id': ['Names the event, the same however often it comes.', 'msg_0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
  'webhook-timestamp': [
    'When this try was made: seconds since 1970. One that is not of now should be refused.',
    '1772352000',
  ],
  'webhook-signature': [
    'HMAC-SHA256 of identifier, timestamp and body with full stops between them, once for each secret.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ],
} as const

/** What webhooks are posted (OpenAPI 3.1.1, 4.8.1.1). */
export function writeEventMessages(): OpenApi['webhooks'] {
  return Object.fromEntries(eventTypes.map((type) => [type, { post: writeOne(type) }]))
}

function writeOne(type: (typeof eventTypes)[number]) {
  const { summary, description } = said[type]
  return {
    operationId: `on.${type}`,
    tags: ['Webhooks'],
    summary,
    description,
    security: [],
    parameters: Object.entries(headers).map(([name, [meaning, example]]) => ({
      ...{ name, in: 'header' as const, required: true, description: meaning },
      ...{ schema: { type: 'string' }, example },
    })),
    requestBody: {
      required: true,
      description: 'The event. Events may come twice and in any order; identifier and timestamp tell.',
      content: {
        'application/json': {
          schema: refer('EventMessage'),
          examples: { body: { summary: 'What is sent', value: example(type) } },
        },
      },
    },
    responses: {
      default: {
        description: 'With 2xx it was taken; 410 ends it for good; anything else, redirects included, is tried again.',
      },
    },
  }
}

function example(type: (typeof eventTypes)[number]) {
  return {
    type,
    timestamp: '2026-03-01T08:00:00.000Z',
    data: {
      articles: [
        {
          slug: 'harbour-crane',
          url: `${exampleSiteUrl}/articles/harbour-crane`,
          title: 'The harbour gets a second crane',
          category: 'general',
          tags: ['harbour', 'trade'],
          publishedAt: '2026-03-01T08:00:00.000Z',
          formerUrl: null,
        },
      ],
    },
  }
}
