import type { Outside } from './outside.ts'

/** How much of the world has been asked. */
export interface Spent {
  requests: number
  /** Whether something was not asked, because all that may be was. */
  isOver: boolean
}

/** The outside world for an invocation that may make only so many requests: what would be one more fails. */
export function boundedOutside(outside: Outside, maxRequests: number): { outside: Outside; spent: Spent } {
  const spent: Spent = { requests: 0, isOver: false }
  const spend = (requests: number) => {
    spent.isOver ||= spent.requests + requests > maxRequests
    if (spent.isOver) throw new Error('No more requests may be made.')
    spent.requests += requests
  }
  return {
    spent,
    outside: {
      allowed: outside.allowed,
      fetch: async (request) => {
        spend(1)
        return outside.fetch(request)
      },
      resolve: async (name) => {
        // One for each version of the Internet Protocol.
        spend(2)
        return outside.resolve(name)
      },
    },
  }
}
