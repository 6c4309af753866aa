import type { Context, MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'
import { ProblemError } from './problems.ts'

/** What wrangler.toml gives the binding READ_LIMIT; it cannot be read from there. */
export const readAllowance = { requests: 600, windowSeconds: 60 }

const { requests, windowSeconds } = readAllowance
const policy = { 'RateLimit-Policy': `"reads";q=${requests};w=${windowSeconds}` }

/**
 * Keeps one caller from crawling at our cost. The platform counts per location and a cached answer is not counted at
 * all, so nobody who reads comes near it. Without the binding there is no limit.
 */
export const readLimit: MiddlewareHandler<App> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') await countCall(c)
  await next()
}

/** The same for what anybody may send without a token. */
export const sendLimit: MiddlewareHandler<App> = async (c, next) => {
  await countCall(c)
  await next()
}

async function countCall(c: Context<App>): Promise<void> {
  const limiter = c.env.READ_LIMIT
  const caller = c.req.header('CF-Connecting-IP')
  if (!limiter || !caller) return
  const { success } = await limiter.limit({ key: caller })
  if (success) return
  const left = { RateLimit: `"reads";r=0;t=${windowSeconds}` }
  throw new ProblemError('too-many-requests', 'Slow down, or ask once and keep the answer.', {
    headers: { ...policy, ...left },
  })
}
