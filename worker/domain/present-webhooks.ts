import type * as wire from '../contract.ts'
import type { Delivery } from './delivery.ts'
import type { Receiver } from './receiver.ts'

/** A webhook as it goes out: without its secrets. */
export function presentWebhook(webhook: Receiver): wire.Webhook {
  const { id, address, description, events, createdAt, failingSince, disabledAt } = webhook
  return {
    ...{ id, address, description, events },
    enabled: disabledAt === null,
    status: statusOf(webhook),
    createdAt: new Date(createdAt).toISOString(),
    failingSince: momentOrNull(failingSince),
    disabledAt: momentOrNull(disabledAt),
  }
}

function statusOf({ disabledBecause, failingSince }: Receiver): string {
  const since = momentOrNull(failingSince)
  if (disabledBecause === 'by-hand') return 'Switched off by hand.'
  if (disabledBecause === 'gone') return 'Switched off: it answered 410, which says that it wants nothing any more.'
  if (disabledBecause === 'failing') return `Switched off: it took nothing since ${since}; the log says why.`
  return since === null ? 'Takes what it is sent.' : `Has taken nothing since ${since}; the log says why.`
}

/** An entry of a webhook's log as it goes out. Whatever is due waits for as long as the webhook asked to be left alone. */
export function presentDelivery(
  { id, state, dueAt, attempts, event }: Delivery,
  { quietUntil }: Pick<Receiver, 'quietUntil'>,
): wire.Delivery {
  const { messageId, type, at, articleCount } = event
  return {
    ...{ id, messageId, type, articleCount },
    happenedAt: new Date(at).toISOString(),
    state,
    attempts: attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
    nextAttemptAt: momentOrNull(dueAt === null ? null : Math.max(dueAt, quietUntil)),
  }
}

function momentOrNull(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
