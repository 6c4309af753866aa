import { type Context, Hono } from 'hono'
import type { DeliveryList, MadeWebhook, Webhook, WebhookList, Delivery as WireDelivery } from '../contract.ts'
import {
  type Claimed,
  claimDelivery,
  findDelivery,
  listDeliveries,
  saveTest,
  saveTried,
} from '../database/deliveries.ts'
import {
  findWebhook,
  isFull,
  listWebhooks,
  removeWebhook,
  saveSecret,
  saveWebhook,
  saveWebhookChange,
  subjectOf,
} from '../database/receivers.ts'
import { cutPage } from '../domain/cut-page.ts'
import type { Verdict } from '../domain/delivery.ts'
import { writeMessage } from '../domain/message.ts'
import { presentDelivery, presentWebhook } from '../domain/present-webhooks.ts'
import { makeWebhookSecret, maxWebhooks, newWebhook, type Receiver } from '../domain/receiver.ts'
import { doneReply, numbered, type Reply } from '../domain/reply.ts'
import type { App } from '../env.ts'
import { openOutside } from '../fetching/outside.ts'
import { complaintAbout, postOutside } from '../fetching/post-outside.ts'
import { editorOnly } from '../http/editor.ts'
import { handOver } from '../http/hand-over.ts'
import { readJsonText } from '../http/json.ts'
import { answerOnce } from '../http/once.ts'
import { isRowNumber, noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { deliveryParameters, readWebhook, readWebhookPatch } from '../http/webhook-input.ts'

/** Addresses that are told what becomes of articles, and the log of telling them. */
export const webhooks = new Hono<App>()
  .use(editorOnly('admin'))
  .get('/', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const list: WebhookList = { webhooks: (await listWebhooks(c.var.db)).map(presentWebhook) }
    return c.json(list)
  })
  .post('/', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    const body = await readJsonText(c)
    const wish = readWebhook(body)
    checkAddress(c, wish.address)
    return answerOnce(c, body, async (once) => {
      if (await isFull(db)) throw new ProblemError('webhooks-full', `There may be ${maxWebhooks} of them.`)
      const webhook = newWebhook(wish, makeWebhookSecret(), now)
      const reply = replyWith(webhook, 201)
      const id = await saveWebhook(db, webhook, actor, now, once && { once, reply })
      return id === undefined ? undefined : numbered(reply, id)
    })
  })
  .get('/:id', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    return c.json(presentWebhook(await findOrRefuse(c)))
  })
  .patch('/:id', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    const change = await readWebhookPatch(c)
    if (change.address !== undefined) checkAddress(c, change.address)
    const before = await findOrRefuse(c)
    await saveWebhookChange(db, before, change, actor, now)
    if (c.env.ERRANDS && change.address !== undefined) {
      c.executionCtx.waitUntil(handOver(c.env.ERRANDS, [before.id]).catch(console.error))
    }
    return c.json(presentWebhook(await findOrRefuse(c)) satisfies Webhook)
  })
  .delete('/:id', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    return answerOnce(c, '', async (once) => {
      const removed = await removeWebhook(db, await findOrRefuse(c), actor, now, once && { once, reply: doneReply })
      return removed ? doneReply : undefined
    })
  })
  .post('/:id/secret', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    return answerOnce(c, '', async (once) => {
      const webhook = { ...(await findOrRefuse(c)), secret: makeWebhookSecret() }
      const reply = replyWith(webhook, 200)
      const saved = await saveSecret(db, webhook, webhook.secret, actor, now, once && { once, reply })
      return saved ? reply : undefined
    })
  })
  .post('/:id/test', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const webhook = await findOrRefuse(c)
    const claimed = await saveTest(c.var.db, webhook, c.var.now)
    return c.json(await tryNow(c, webhook, claimed, { otherwise: givenUp, action: 'webhook.tested' }))
  })
  .get('/:id/deliveries', async (c) => {
    const { limit, cursor } = readQuery(deliveryParameters, queryOf(c.req))
    const webhook = await findOrRefuse(c)
    const found = await listDeliveries(c.var.db, webhook, { below: cursor, limit: limit + 1 })
    const { shown, next } = cutPage(found, limit, ({ id }) => String(id))
    const list: DeliveryList = {
      deliveries: shown.map((delivery) => presentDelivery(delivery, webhook)),
      next,
    }
    return c.json(list)
  })
  .post('/:id/deliveries/:delivery/retry', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const webhook = await findOrRefuse(c)
    const delivery = await findDeliveryOrRefuse(c, webhook, c.req.param('delivery'))
    const claimed = await claimDelivery(c.var.db, delivery, c.var.now)
    // Somebody else has just tried: what came of that is as good.
    if (!claimed)
      return c.json(presentDelivery(await findDeliveryOrRefuse(c, webhook, c.req.param('delivery')), webhook))
    return c.json(await tryNow(c, webhook, claimed, { otherwise: delivery, action: 'webhook.retried' }))
  })

const givenUp: Verdict = { state: 'given-up', dueAt: null }

/** Tries once, at once, whatever is against it. When it comes to nothing, the delivery is what it was. */
async function tryNow(
  c: Context<App>,
  webhook: Receiver,
  claimed: Claimed,
  { otherwise, action }: { otherwise: Verdict; action: string },
): Promise<WireDelivery> {
  const { db, site, actor, now } = c.var
  const message = await writeMessage(webhook, [claimed.event], site, now)
  const outcome = await postOutside(webhook.address, message, openOutside(c.env), now)
  const { state, dueAt } = outcome.reason === null ? { state: 'delivered' as const, dueAt: null } : otherwise
  const after = { messageId: claimed.event.messageId, status: outcome.status, reason: outcome.reason }
  const note = { at: now, actor: actor.name, action, subject: subjectOf(webhook), before: null, after }
  await saveTried(db, webhook, [{ claimed, outcome, state, dueAt }], now, note)
  return presentDelivery(await findDeliveryOrRefuse(c, webhook, String(claimed.id)), webhook)
}

/** The one time that a secret is shown. */
function replyWith(webhook: Receiver, status: number): Reply {
  const made: MadeWebhook = { ...presentWebhook(webhook), secret: webhook.secret ?? '' }
  return { status, headers: {}, body: JSON.stringify(made) }
}

function checkAddress(c: Context<App>, address: string): void {
  const complaint = complaintAbout(address, openOutside(c.env))
  if (complaint) throw new ProblemError('body-invalid', `address: ${complaint}`)
}

async function findOrRefuse(c: Context<App>): Promise<Receiver> {
  const id = c.req.param('id') ?? ''
  const webhook = isRowNumber(id) ? await findWebhook(c.var.db, Number(id)) : undefined
  if (!webhook) throw new ProblemError('webhook-not-found', `No webhook has the number "${id}".`)
  return webhook
}

async function findDeliveryOrRefuse(c: Context<App>, webhook: Receiver, id: string) {
  const delivery = isRowNumber(id) ? await findDelivery(c.var.db, webhook, Number(id)) : undefined
  if (!delivery) throw new ProblemError('delivery-not-found', `The webhook's log has no number "${id}".`)
  return delivery
}
