import { noParameters } from '../../http/parameters.ts'
import { deliveryParameters } from '../../http/webhook-input.ts'
import type { Operation } from '../operation.ts'

const all = { scope: 'admin', tag: 'Webhooks', query: noParameters, examples: [] } as const satisfies Partial<Operation>

/** What every operation on one webhook has in common. */
const one = { ...all, segments: { id: { description: 'The webhook’s number.', example: '1' } } }

const written: Operation['problems'] = ['body-invalid', 'media-type-unsupported', 'request-too-large']

/** Who is told what becomes of articles, and the log of telling them. */
export const webhookOperations: Operation[] = [
  {
    ...all,
    id: 'listWebhooks',
    method: 'get',
    path: '/api/v1/webhooks',
    summary: 'List webhooks',
    description: 'All of them, and how each stands; without their secrets.',
    answer: { description: 'The webhooks.', content: { 'application/json': ['WebhookList'] }, headers: [] },
    problems: [],
    examples: [{ name: 'all', summary: 'All of them', path: '/api/v1/webhooks' }],
  },
  {
    ...all,
    id: 'makeWebhook',
    method: 'post',
    path: '/api/v1/webhooks',
    summary: 'Make a webhook',
    description:
      'From then on its address is posted what becomes of articles, signed as Standard Webhooks says. The answer is the only time that the secret is shown. Numbers are not given twice.',
    once: true,
    body: {
      mediaType: 'application/json',
      description: 'Where it is, and what it wants to be told of.',
      schema: 'WebhookInput',
      example: { address: 'https://receiver.example/newsclip', events: ['articles.published', 'articles.withdrawn'] },
    },
    answer: {
      description: 'The webhook.',
      status: 201,
      content: { 'application/json': ['MadeWebhook'] },
      headers: [],
    },
    problems: [...written, 'webhooks-full'],
    examples: [{ name: 'made', summary: 'A webhook', path: '/api/v1/webhooks' }],
  },
  {
    ...one,
    id: 'findWebhook',
    method: 'get',
    path: '/api/v1/webhooks/:id',
    summary: 'Read a webhook',
    description: 'How it stands, without its secret.',
    answer: { description: 'The webhook.', content: { 'application/json': ['Webhook'] }, headers: [] },
    problems: ['webhook-not-found'],
    examples: [{ name: 'webhook', summary: 'A webhook', path: '/api/v1/webhooks/1' }],
  },
  {
    ...one,
    id: 'editWebhook',
    method: 'patch',
    path: '/api/v1/webhooks/:id',
    summary: 'Change a webhook',
    description:
      'Its address, its events, or whether it is on. One that answered 410, or took nothing for three days, was switched off by itself; switched on again it is told what happens from then on. Another address starts anew: what waits is sent there at once.',
    body: {
      mediaType: 'application/json',
      description: 'The parts that change.',
      schema: 'WebhookPatch',
      example: { enabled: true },
    },
    answer: { description: 'What it is now.', content: { 'application/json': ['Webhook'] }, headers: [] },
    problems: ['webhook-not-found', ...written],
    examples: [{ name: 'on', summary: 'Switched on', path: '/api/v1/webhooks/1' }],
  },
  {
    ...one,
    id: 'replaceSecret',
    method: 'post',
    path: '/api/v1/webhooks/:id/secret',
    summary: 'Give a webhook another secret',
    description:
      'For a day messages are signed with the old one as well, or with the last three, so that the receiver can change over without missing any. The answer is the only time that the new one is shown.',
    once: true,
    answer: {
      description: 'The webhook with its new secret.',
      content: { 'application/json': ['MadeWebhook'] },
      headers: [],
    },
    problems: ['webhook-not-found'],
    examples: [{ name: 'replaced', summary: 'Another secret', path: '/api/v1/webhooks/1/secret' }],
  },
  {
    ...one,
    id: 'testWebhook',
    method: 'post',
    path: '/api/v1/webhooks/:id/test',
    summary: 'Try a webhook out',
    description: 'Posts an event `test` at once, and answers with what came of it. It is not sent again by itself.',
    answer: {
      description: 'What came of it; the answer is 200 whether the receiver took it or not.',
      content: { 'application/json': ['Delivery'] },
      headers: [],
    },
    problems: ['webhook-not-found'],
    examples: [{ name: 'delivered', summary: 'Taken', path: '/api/v1/webhooks/1/test' }],
  },
  {
    ...one,
    id: 'listDeliveries',
    method: 'get',
    path: '/api/v1/webhooks/:id/deliveries',
    summary: 'Read a webhook’s log',
    description: 'Every event that was or will be sent to it, with each try, for two weeks. The newest first.',
    query: deliveryParameters,
    answer: { description: 'A page of the log.', content: { 'application/json': ['DeliveryList'] }, headers: [] },
    problems: ['webhook-not-found'],
    examples: [{ name: 'last', summary: 'The last', path: '/api/v1/webhooks/1/deliveries?limit=1' }],
  },
  {
    ...one,
    id: 'retryDelivery',
    method: 'post',
    path: '/api/v1/webhooks/:id/deliveries/:delivery/retry',
    summary: 'Send an event again',
    description:
      'At once, under the same `webhook-id`, whether it was given up or delivered. When it comes to nothing, the delivery is what it was before.',
    segments: { ...one.segments, delivery: { description: 'The delivery’s number.', example: '1' } },
    answer: { description: 'What came of it.', content: { 'application/json': ['Delivery'] }, headers: [] },
    problems: ['webhook-not-found', 'delivery-not-found'],
    examples: [{ name: 'delivered', summary: 'Taken once more', path: '/api/v1/webhooks/1/deliveries/1/retry' }],
  },
  {
    ...one,
    id: 'removeWebhook',
    method: 'delete',
    path: '/api/v1/webhooks/:id',
    summary: 'Remove a webhook',
    description: 'With its log, for good. What still waited for it is not sent.',
    once: true,
    answer: { description: 'It is gone.', headers: [] },
    problems: ['webhook-not-found'],
  },
]
