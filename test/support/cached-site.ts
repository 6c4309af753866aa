import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '../../worker/app.ts'

/** Stands where the platform puts the edge cache, and remembers what it was told, whether or not it does it. */
export function contextWithCache(success = true) {
  const told: CachePurgeOptions[] = []
  const how: ('invalidate' | 'purge')[] = []
  const tell = (name: 'invalidate' | 'purge') => async (what: CachePurgeOptions) => {
    how.push(name)
    told.push(what)
    return { success, errors: [] } as unknown as CachePurgeResult
  }
  const cache = { invalidate: tell('invalidate'), purge: tell('purge') }
  return { ctx: Object.assign(createExecutionContext(), { cache }), told, how }
}

/** Sends a request to a worker that has an edge cache; gives back what the cache was told meanwhile. */
export async function askWithCache(request: Request) {
  const { ctx, told, how } = contextWithCache()
  const response = await app.fetch(request, env, ctx)
  await waitOnExecutionContext(ctx)
  return { response, told, how }
}

/** What the edge keeps of the answers at these addresses: the body, its validator, and the tags under which it is kept. */
export async function keepAnswers(addresses: string[]) {
  const kept = new Map<string, { body: string; etag: string | null; tags: string[] }>()
  for (const address of addresses) {
    const response = await app.fetch(new Request(address), env, createExecutionContext())
    const tags = (response.headers.get('Cache-Tag') ?? '').split(',').filter(Boolean)
    kept.set(address, { body: `${response.status} ${await response.text()}`, etag: response.headers.get('ETag'), tags })
  }
  return kept
}
