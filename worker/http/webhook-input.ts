import type { Context } from 'hono'
import * as v from 'valibot'
import { webhookInput, webhookPatch } from '../contract/webhooks.ts'
import type { App } from '../env.ts'
import { judge, parseJson, readJson } from './json.ts'
import { limit, numberCursor } from './parameters.ts'

/** A webhook that is wished for; whether its address may be asked is not judged here. */
export function readWebhook(body: string) {
  return judge(webhookInput, parseJson(body))
}

/** The parts of a webhook that are to change. */
export function readWebhookPatch(c: Context<App>) {
  return readJson(c, webhookPatch)
}

/** What a webhook's log reads. */
export const deliveryParameters = v.strictObject({
  limit: limit(50),
  cursor: numberCursor,
})
