import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from '../../worker/app.ts'
import { ask, siteUrl } from '../support/site.ts'

const view = { event: 'view', slug: '', category: 'general' }
const click = { event: 'click', slug: 'harbour-crane', category: 'general' }

function request(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'text/plain', ...headers }, body: JSON.stringify(body) }
}

/** What a worker that counts writes down of a request, and what it answers. */
async function measure(body: unknown, headers: Record<string, string> = {}) {
  const kept: unknown[] = []
  const counting = {
    ...env,
    MEASURE: { writeDataPoint: (point: unknown) => kept.push(point) } as unknown as AnalyticsEngineDataset,
    READ_LIMIT: { limit: async ({ key }: { key: string }) => ({ success: key !== '192.0.2.7' }) } as RateLimit,
  }
  const sent = new Request(`${siteUrl}/widget/measure`, request(body, headers))
  const response = await app.fetch(sent, counting, createExecutionContext())
  return { status: response.status, response, kept }
}

describe('what readers see and follow', () => {
  it('is counted by event, article and category, and by nothing of the reader', async () => {
    const about = { 'CF-Connecting-IP': '192.0.2.8', 'User-Agent': 'Somebody', Cookie: 'who=me' }
    expect(await measure(view, about)).toMatchObject({
      status: 204,
      kept: [{ indexes: ['view'], blobs: ['view', '', 'general'] }],
    })
    expect((await measure(click, about)).kept).toEqual([
      { indexes: ['click'], blobs: ['click', 'harbour-crane', 'general'] },
    ])
  })

  it('is answered with nothing, to be kept nowhere', async () => {
    const { headers } = (await measure(click)).response
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.has('Set-Cookie')).toBe(false)
  })

  it.each(['Sec-GPC', 'DNT'])('is let be where the browser objects: %s', async (header) => {
    expect(await measure(click, { [header]: '1' })).toMatchObject({ status: 204, kept: [] })
  })

  it('is dropped where nobody counts', async () => {
    expect((await ask('/widget/measure', request(view))).status).toBe(204)
  })

  it.each([
    ['of another kind', { ...view, event: 'hover' }, 400],
    ['with more than is asked for', { ...view, reader: 'Ada' }, 400],
    ['with a slug that is none', { ...click, slug: '<b>' }, 400],
    ['of a word', 'view', 400],
    ['of too many words', { ...view, slug: 'a'.repeat(2000) }, 413],
  ])('is refused %s', async (_, body, status) => {
    expect(await measure(body)).toMatchObject({ status, kept: [] })
  })

  it('is refused of somebody who sends it all the time', async () => {
    expect(await measure(view, { 'CF-Connecting-IP': '192.0.2.7' })).toMatchObject({ status: 429, kept: [] })
  })
})
