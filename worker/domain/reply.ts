import type { Touched } from './touched.ts'

/** What was answered to a write, to be answered again to its repetition. */
export interface Reply {
  status: number
  headers: Record<string, string>
  /** JSON; null where there is nothing to say. */
  body: string | null
}

/** A write that its caller may repeat: by which key it is known, and which request has it. */
export interface Once {
  /** The number of the caller's token, or the name of one that has none. */
  actor: string
  key: string
  /** A digest of method, address and body. */
  request: string
}

/** The reply where there is nothing to say but that it is done. */
export const doneReply: Reply = { status: 204, headers: {}, body: null }

/** A reply, and the write that it is kept for. */
export interface ReplyTo {
  once: Once
  reply: Reply
}

/** The reply about something whose number was not known before it was kept: `{id}` in its headers, and any `id` in its body. */
export function numbered({ status, headers, body }: Reply, id: number): Reply {
  const told = Object.entries(headers).map(([name, value]) => [name, value.replace('{id}', String(id))])
  return { status, headers: Object.fromEntries(told), body: JSON.stringify({ ...JSON.parse(body ?? '{}'), id }) }
}

/** A reply that is kept, and what the edge cache has to be told along with it. */
export interface KeptReply extends Reply, Pick<Once, 'request'> {
  touched: Touched
}
