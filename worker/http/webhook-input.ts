import type { Context } from 'hono'
import * as v from 'valibot'
import { webhookInput, webhookPatch } from '../contract/webhooks.ts'
import type { App } from '../env.ts'
import { readJson } from './json.ts'
import { limit } from './parameters.ts'

/** A webhook that is wished for; whether its address may be asked is not judged here. */
export function readWebhook(c: Context<App>) {
  return readJson(c, webhookInput)
}

/** The parts of a webhook that are to change. */
export function readWebhookPatch(c: Context<App>) {
  return readJson(c, webhookPatch)
}

/** What a webhook's log reads. */
export const deliveryParameters = v.strictObject({
  limit: limit(50),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}$/, 'is not a cursor of this list'),
      v.examples(['120']),
      v.transform(Number),
      v.description('Where the page begins: `next` of the page before.'),
    ),
  ),
})
