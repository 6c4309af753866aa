import type { Delivery, DeliveryList, MadeWebhook, Webhook, WebhookList } from '../../../worker/contract.ts'
import { eventTypes } from '../../../worker/domain/event-types.ts'
import { command, failed, noWords, type Options, type Outcome, type Values } from '../command.ts'
import { once } from '../instance.ts'
import { listAll } from '../list-all.ts'
import { limitComplaint, limitOption, numberComplaint } from '../numbers.ts'

const oneId = { usage: 'ID', least: 1, most: 1 }
const idComplaint = ({ words: [id, delivery] }: { words: string[] }) =>
  numberComplaint(id, 'webhook') ?? numberComplaint(delivery, 'delivery')

const settings = {
  event: {
    type: 'string',
    multiple: true,
    value: 'EVENT',
    about: `what it is told of: ${eventTypes.join(', ')} (all)`,
  },
  description: { type: 'string', value: 'TEXT', about: 'what it is for' },
} as const satisfies Options

function eventComplaint({ event }: Values<typeof settings>): string | undefined {
  const unknown = event.find((one) => !eventTypes.some((known) => known === one))
  return unknown === undefined ? undefined : `--event ${unknown} is none of ${eventTypes.join(', ')}.`
}

function settingsFrom({ event, description }: Values<typeof settings>): object {
  return { description, ...(event.length ? { events: event } : {}) }
}

export const listWebhooks = command({
  name: 'webhooks list',
  words: noWords,
  summary: 'List the addresses that are told what becomes of articles, and how each stands',
  about: 'Webhooks take a token with the scope "admin".',
  options: {},
  run: async ({ ask }) => {
    const answer = await ask<WebhookList>({ path: '/webhooks' })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, answer: answer.value.webhooks.map(lineOf) }
  },
})

export const addWebhook = command({
  name: 'webhooks add',
  words: { usage: 'URL', least: 1, most: 1 },
  summary: 'Tell an address what becomes of articles from now on',
  about: `The secret that its messages are signed with is the only line on standard output, this once.
\`webhooks test\` tells whether it takes them.`,
  options: settings,
  complaint: ({ options }) => eventComplaint(options),
  run: async ({ words: [address], options, ask, screen }) => {
    const json = { address, ...settingsFrom(options) }
    const answer = await ask<MadeWebhook>({ method: 'POST', path: '/webhooks', json, headers: once() })
    if ('failure' in answer) return failed(answer.failure)
    screen.say(lineOf(answer.value))
    return { report: answer.value, answer: [answer.value.secret] }
  },
})

export const showWebhook = command({
  name: 'webhooks show',
  words: oneId,
  summary: 'Show how a webhook stands',
  about: '',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id], ask }) => {
    const answer = await ask<Webhook>({ path: `/webhooks/${id}` })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, answer: [lineOf(answer.value)] }
  },
})

export const editWebhook = command({
  name: 'webhooks edit',
  words: oneId,
  summary: 'Change what a webhook is told, move it, or switch it off or on',
  about: `What is given takes the place of what was there; what is not stays. One that answered 410, or took nothing
for three days, has been switched off by itself.`,
  options: {
    ...settings,
    url: { type: 'string', value: 'URL', about: 'where it is now; what waits for it is sent there at once' },
    off: { type: 'boolean', about: 'tell it nothing, and give up what waits for it' },
    on: { type: 'boolean', about: 'tell it what happens from now on' },
  },
  complaint: (call) => {
    const { off, on } = call.options
    return idComplaint(call) ?? (off && on ? '--off and --on do not go together.' : eventComplaint(call.options))
  },
  run: async ({ words: [id], options, ask }) => {
    const { url: address, off, on } = options
    const json = { ...settingsFrom(options), address, ...(off || on ? { enabled: on } : {}) }
    const answer = await ask<Webhook>({ method: 'PATCH', path: `/webhooks/${id}`, json })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, done: [lineOf(answer.value)] }
  },
})

export const replaceSecret = command({
  name: 'webhooks secret',
  words: oneId,
  summary: 'Give a webhook another secret; this is the only time that it is shown',
  about: 'The secret is the only line on standard output. Messages are signed with the old one as well for a day.',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id], ask, screen }) => {
    const answer = await ask<MadeWebhook>({ method: 'POST', path: `/webhooks/${id}/secret`, headers: once() })
    if ('failure' in answer) return failed(answer.failure)
    screen.say(lineOf(answer.value))
    return { report: answer.value, answer: [answer.value.secret] }
  },
})

export const testWebhook = command({
  name: 'webhooks test',
  words: oneId,
  summary: 'Post a test to a webhook now, and say what came of it',
  about: '',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id], ask }) => {
    const answer = await ask<Delivery>({ method: 'POST', path: `/webhooks/${id}/test` })
    return 'failure' in answer ? failed(answer.failure) : outcomeOf(answer.value)
  },
})

const usualLimit = 20

export const listDeliveries = command({
  name: 'webhooks deliveries',
  words: oneId,
  summary: 'List what was or will be sent to a webhook, the newest first',
  about: 'The log goes back two weeks.',
  options: { limit: limitOption(usualLimit) },
  complaint: (call) => idComplaint(call) ?? limitComplaint(call.options.limit),
  run: async ({ words: [id], options, ask }) => {
    const itemsOf = ({ deliveries }: DeliveryList) => deliveries
    const found = await listAll(ask, `/webhooks/${id}/deliveries`, itemsOf, Number(options.limit ?? usualLimit))
    if ('failure' in found) return failed(found.failure)
    return { report: { deliveries: found.items }, answer: found.items.map(deliveryLine) }
  },
})

export const retryDelivery = command({
  name: 'webhooks retry',
  words: { usage: 'ID DELIVERY', least: 2, most: 2 },
  summary: 'Send an event to a webhook once more, now',
  about: 'DELIVERY is a number of `webhooks deliveries ID`, whether it was given up or delivered.',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id, delivery], ask }) => {
    const answer = await ask<Delivery>({ method: 'POST', path: `/webhooks/${id}/deliveries/${delivery}/retry` })
    return 'failure' in answer ? failed(answer.failure) : outcomeOf(answer.value)
  },
})

export const removeWebhook = command({
  name: 'webhooks remove',
  words: oneId,
  summary: 'Tell an address nothing more; its log goes with it',
  about: '',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id], ask }) => {
    const answer = await ask({ method: 'DELETE', path: `/webhooks/${id}`, headers: once() })
    if ('failure' in answer) return failed(answer.failure)
    return { report: { id: Number(id), removed: true }, done: [`Webhook ${id} is removed.`] }
  },
})

/** A try that somebody asked for goes well when this one was taken, whatever became of those before. */
function outcomeOf(delivery: Delivery): Outcome {
  const isTaken = delivery.attempts.at(-1)?.reason === null
  return { report: delivery, done: [deliveryLine(delivery)], exitCode: isTaken ? 0 : 1 }
}

function lineOf({ id, address, description, events, status }: Webhook): string {
  return `${id}  ${address}${description && ` (${description})`}, ${events.join(', ')}: ${status}`
}

function deliveryLine({ id, type, articleCount, happenedAt, state, attempts, nextAttemptAt }: Delivery): string {
  const last = attempts.at(-1)
  const came = last && `${last.at}: ${[last.status, last.reason].filter((part) => part !== null).join(' ')}`
  const what = type === 'test' ? type : `${type} (${articleCount})`
  return [`${id}  ${happenedAt}  ${what}  ${state}`, came, nextAttemptAt && `next ${nextAttemptAt}`]
    .filter(Boolean)
    .join(', ')
}
