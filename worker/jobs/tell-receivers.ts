import { type Claimed, claimDeliveries, type Limit, saveTried, type Tried } from '../database/deliveries.ts'
import { forgetEvents, saveEvents } from '../database/events.ts'
import { type Database, openDatabase } from '../database/open.ts'
import { type Configured, saveConfigured, saveTrouble } from '../database/receivers.ts'
import { afterTry } from '../domain/delivery.ts'
import { eventTypes } from '../domain/event-types.ts'
import { writeMessage } from '../domain/message.ts'
import { maxFailingMs, type Receiver } from '../domain/receiver.ts'
import { touchedBy } from '../domain/touched.ts'
import type { Bindings, Errand } from '../env.ts'
import { openOutside } from '../fetching/outside.ts'
import { postOutside } from '../fetching/post-outside.ts'
import { forget } from '../http/caching.ts'
import { siteFrom } from '../http/context.ts'
import { handOver } from '../http/hand-over.ts'

/**
 * Events in one ping. Of a hundred articles there may be thousands of feeds to name, and a hub has to take them; that many
 * addresses of articles are nothing to a search engine, which takes 10,000.
 */
const aPing = { websub: 4, indexnow: 40 }

/** A run has six connections at once; whatever waits for one would be late before it is sent. */
const anErrand = { webhook: 6, ...aPing }

/** Without a queue: with the look-up of its name each is three requests, of the fifty of a minute that has other things to do. */
const aMinute = { webhook: 4, ...aPing }

/**
 * What the clock does each minute: makes events of what is still untold, and has everything sent that is due, by the
 * queue or, without one, by itself.
 */
export async function tellReceivers(env: Bindings, ctx: ExecutionContext, now: number): Promise<void> {
  const db = openDatabase(env.DB, 'first-primary')
  await saveConfigured(db, configuredIn(env), now)
  const due = await saveEvents(db, now)
  await forgetEvents(db, now)
  if (env.ERRANDS && (await isHandedOver(env.ERRANDS, due))) return
  let left = aMinute.webhook
  for (const receiver of due) {
    const told = await tell(receiver, { ...aMinute, webhook: left }, { env, ctx, db, now })
    left -= told.requests
    if (left <= 0) return
  }
}

/** An errand of the queue: tells one receiver what waits for it. What was told already waits no more, however often it comes. */
export async function runErrand(
  { receiver }: Errand,
  env: Bindings,
  ctx: ExecutionContext,
  now: number,
): Promise<void> {
  const db = openDatabase(env.DB, 'first-primary')
  const told = await tell(receiver, anErrand, { env, ctx, db, now })
  if (told.isMore && env.ERRANDS) await handOver(env.ERRANDS, [receiver])
}

/** A queue that cannot be reached, or whose day's operations are used up, must not keep receivers waiting. */
async function isHandedOver(queue: Queue<Errand>, receivers: number[]): Promise<boolean> {
  try {
    await handOver(queue, receivers)
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}

function configuredIn({ WEBSUB_HUB, INDEXNOW_KEY, INDEXNOW_ENDPOINT }: Bindings): Configured[] {
  return [
    ...(WEBSUB_HUB
      ? [
          {
            kind: 'websub' as const,
            address: WEBSUB_HUB,
            events: eventTypes.filter((type) => type !== 'articles.withdrawn'),
          },
        ]
      : []),
    ...(INDEXNOW_KEY ? [{ kind: 'indexnow' as const, address: INDEXNOW_ENDPOINT, events: [...eventTypes] }] : []),
  ]
}

interface Circumstances {
  env: Bindings
  ctx: ExecutionContext
  db: Database
  now: number
}

/** Tells a receiver what is due, up to a limit, and keeps what came of it. */
async function tell(receiverId: number, limit: Limit, { env, ctx, db, now }: Circumstances) {
  const found = await claimDeliveries(db, receiverId, now, limit)
  if (!found) return { requests: 0, isMore: false }
  const { receiver, claimed } = found
  const site = siteFrom(env)
  if (receiver.kind === 'websub') await forgetFeeds(ctx, claimed)
  const together = receiver.kind === 'webhook' ? claimed.map((one) => [one]) : [claimed]
  const tried = await Promise.all(
    together.map(async (some) => {
      const events = some.map(({ event }) => event)
      const message = await writeMessage(receiver, events, site, now)
      const outcome = await postOutside(receiver.address, message, openOutside(env), now)
      return some.map((one) => ({ claimed: one, outcome, ...afterTry(receiver, outcome, one.tries, Math.random()) }))
    }),
  )
  await saveTried(db, receiver, tried.flat(), now)
  await noteTrouble(db, receiver, tried.flat(), now)
  return { requests: together.length, isMore: claimed.length === limit[receiver.kind] }
}

/** Pings are the configuration's to switch off. */
async function noteTrouble(db: Database, receiver: Receiver, tried: Tried[], now: number): Promise<void> {
  if (receiver.kind !== 'webhook') {
    for (const { state, outcome } of tried) {
      if (state === 'given-up') console.error(`${receiver.address} was not told of an event`, outcome)
    }
  } else if (tried.some(({ outcome }) => outcome.status === 410)) await saveTrouble(db, receiver, 'gone', now)
  else if ((receiver.failingSince ?? now) <= now - maxFailingMs) await saveTrouble(db, receiver, 'failing', now)
}

/** The hub reads the feeds at once; after an import the edge might give it what was there before. */
async function forgetFeeds(ctx: ExecutionContext, claimed: Claimed[]): Promise<void> {
  const articles = claimed.flatMap(({ event }) => event.articles)
  const states = articles.map(({ category, tags }) => ({ category: category.slug, tags: tags.map((tag) => tag.slug) }))
  await forget(ctx, touchedBy(states, false))
}
