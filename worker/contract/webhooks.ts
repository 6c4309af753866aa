import * as v from 'valibot'
import { eventTypes } from '../domain/event-types.ts'
import { address, count, moment, slug, text } from './parts.ts'

const events = v.pipe(
  v.array(v.picklist(eventTypes, `must be among ${eventTypes.join(', ')}`)),
  v.minLength(1, 'is empty'),
  v.description('What it is told of.'),
)

const momentOrNull = (description: string) =>
  v.pipe(v.nullable(v.pipe(v.string(), v.isoTimestamp())), v.description(description))

export const webhook = v.pipe(
  v.strictObject({
    id: v.pipe(v.number(), v.integer(), v.description('Names the webhook in addresses.')),
    address: address('Where events are posted to.'),
    description: text('What it is for.'),
    events,
    enabled: v.pipe(v.boolean(), v.description('Whether it is told anything.')),
    status: v.pipe(
      text('How it stands, in a sentence.'),
      v.examples(['Takes what it is sent.', 'Has taken nothing since 2026-03-01T08:00:00.000Z; the log says why.']),
    ),
    createdAt: moment('When it was made.'),
    failingSince: momentOrNull('The first failure since it last took anything; null when there was none.'),
    disabledAt: momentOrNull('When it was switched off; null while it is on.'),
  }),
  v.description('An address that is told what becomes of articles.'),
)

export const webhookList = v.pipe(
  v.strictObject({ webhooks: v.pipe(v.array(webhook), v.description('The newest first.')) }),
  v.description('All webhooks, without their secrets.'),
)

export const madeWebhook = v.pipe(
  v.strictObject({
    ...webhook.entries,
    secret: v.pipe(
      text('What its messages are signed with. It is never shown again.'),
      v.examples(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwNewsclip']),
    ),
  }),
  v.description('A webhook with its new secret.'),
)

const wished = {
  address: v.pipe(
    v.string(),
    v.maxLength(2000, 'is longer than 2000 characters'),
    v.description('Where events are posted to, with https. Redirects are not followed.'),
    v.examples(['https://receiver.example/newsclip']),
  ),
  description: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(200, 'is longer than 200 characters'),
    v.description('What it is for.'),
    v.examples(['Rebuilds the app’s start page']),
  ),
}

export const webhookInput = v.pipe(
  v.strictObject({
    address: wished.address,
    description: v.optional(wished.description, ''),
    events: v.optional(events, () => [...eventTypes]),
  }),
  v.description('A webhook that is wished for. Without `events`, it is told of all.'),
)

export const webhookPatch = v.pipe(
  v.strictObject({
    address: v.optional(wished.address),
    description: v.optional(wished.description),
    events: v.optional(events),
    enabled: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'Off: it is told nothing, and what still waited for it is given up. On: it is told what happens from now on.',
        ),
      ),
    ),
  }),
  v.description('The parts that change.'),
)

export const delivery = v.pipe(
  v.strictObject({
    id: v.pipe(v.number(), v.integer(), v.description('Names the delivery in addresses.')),
    messageId: v.pipe(
      text('What came as `webhook-id`: the same however often the event was sent.'),
      v.examples(['msg_0f1e2d3c4b5a69788796a5b4c3d2e1f0']),
    ),
    type: v.pipe(v.picklist([...eventTypes, 'test']), v.description('What the event is.')),
    articleCount: count('How many articles it tells of.'),
    happenedAt: moment('When it happened.'),
    state: v.pipe(
      v.picklist(['waiting', 'delivered', 'given-up']),
      v.description('Whether it will be tried, was taken, or will not be tried any more.'),
    ),
    attempts: v.pipe(
      v.array(
        v.pipe(
          v.strictObject({
            at: moment('When it was tried.'),
            status: v.pipe(v.nullable(v.number()), v.description('Of the answer; null where there was none.')),
            reason: v.pipe(
              v.nullable(v.picklist(['refused', 'too-slow', 'unreachable', 'address-refused'])),
              v.description(
                'Why it came to nothing; null when it was taken. `refused`: the status was not 2xx. `address-refused`: it leads to where nothing is sent, such as a private network.',
              ),
            ),
          }),
          v.description('One try.'),
        ),
      ),
      v.description('The oldest first.'),
    ),
    nextAttemptAt: momentOrNull('When it is tried next; null when it is not.'),
  }),
  v.description('An event on its way to a webhook.'),
)

export const deliveryList = v.pipe(
  v.strictObject({
    deliveries: v.pipe(v.array(delivery), v.description('The newest first.')),
    next: v.pipe(v.nullable(v.string()), v.description('Give it as `cursor` to go on; null on the last page.')),
  }),
  v.description('A page of a webhook’s log.'),
)

export const eventMessage = v.pipe(
  v.strictObject({
    type: v.pipe(
      v.picklist([...eventTypes, 'test']),
      v.description('What happened; `test` when an operator tries it out.'),
    ),
    timestamp: moment('When it happened. An event that is sent again keeps it.'),
    data: v.strictObject({
      articles: v.pipe(
        v.array(
          v.pipe(
            v.strictObject({
              slug: slug('Names the article in addresses.'),
              url: address('Its page. Of a withdrawn article: where it was.'),
              title: text('Its title.'),
              category: slug('Its category’s slug.'),
              tags: v.pipe(v.array(slug('A tag’s slug.')), v.description('The slugs of its tags.')),
              publishedAt: moment('When it was published.'),
              formerUrl: v.pipe(
                v.nullable(v.pipe(v.string(), v.url())),
                v.description('Where its page was before, when it is elsewhere now; null otherwise.'),
              ),
            }),
            v.description('An article that this happened to; `GET /api/v1/articles/{slug}` has the rest.'),
          ),
        ),
        v.description('At most 25: an import comes as several events. Empty in a test.'),
      ),
    }),
  }),
  v.description('What a webhook is posted (Standard Webhooks).'),
)
