import type { Context, MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'
import { ProblemError } from './problems.ts'

/** What wrangler.toml gives the binding READ_LIMIT; it cannot be read from there, and a test holds the two together. */
export const readAllowance = { requests: 600, windowSeconds: 60 }

const { requests, windowSeconds } = readAllowance

/**
 * What draft-ietf-httpapi-ratelimit-headers-11 has for this. The policy is the same for everybody and always, so the edge
 * may keep it with an answer. What is left is one caller's own, and the platform says no more of it than that there is
 * nothing: neither how much there was before, nor when there is more again (`t`, which may be left out). So it stands on
 * the refusal alone, which nobody keeps.
 */
const policy = `"reads";q=${requests};w=${windowSeconds}`
const nothingLeft = { 'RateLimit-Policy': policy, RateLimit: '"reads";r=0' }

/**
 * Keeps one caller from crawling at our cost. The platform counts per location and a cached answer is not counted at
 * all, so nobody who reads comes near it. Without the binding there is no limit.
 */
export const readLimit: MiddlewareHandler<App> = (c, next) =>
  c.req.method === 'GET' || c.req.method === 'HEAD' ? sendLimit(c, next) : next()

/** The same for what anybody may send without a token. */
export const sendLimit: MiddlewareHandler<App> = async (c, next) => {
  const limiter = c.env.READ_LIMIT
  if (!limiter) return next()
  await countCall(c, limiter)
  await next()
  c.res.headers.set('RateLimit-Policy', policy)
}

async function countCall(c: Context<App>, limiter: RateLimit): Promise<void> {
  const caller = c.req.header('CF-Connecting-IP')
  if (!caller) return
  const { success } = await limiter.limit({ key: caller })
  if (success) return
  throw new ProblemError('too-many-requests', 'Slow down, or ask once and keep the answer.', { headers: nothingLeft })
}
