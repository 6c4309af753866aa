import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { Problem } from '../../worker/contract.ts'
import { askIn, siteUrl } from '../support/site.ts'

describe('a caller who asks too often', () => {
  const limited = {
    READ_LIMIT: { limit: async ({ key }: { key: string }) => ({ success: key !== '192.0.2.7' }) } as RateLimit,
  }

  it('is told to wait, and how long', async () => {
    const response = await askIn(limited, '/api/v1/articles')
    expect(response.status).toBe(429)
    expect(await response.json<Problem>()).toMatchObject({ type: `${siteUrl}/problems/too-many-requests` })
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(response.headers.get('RateLimit-Policy')).toBe('"reads";q=600;w=60')
    expect(response.headers.get('RateLimit')).toBe('"reads";r=0;t=60')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('keeps nobody else waiting', async () => {
    expect((await askIn(limited, '/api/v1/articles', { 'CF-Connecting-IP': '192.0.2.8' })).status).toBe(200)
  })

  it('is not counted where the binding is switched off', async () => {
    const { READ_LIMIT: _, ...without } = env
    const request = new Request(`${siteUrl}/api/v1/articles`, { headers: { 'CF-Connecting-IP': '192.0.2.7' } })
    expect((await app.fetch(request, without, createExecutionContext())).status).toBe(200)
  })
})

describe('a database that cannot be reached', () => {
  const broken = {
    DB: {
      withSession: () => ({
        prepare: () => ({ bind: () => ({ raw: fail, all: fail }), raw: fail, all: fail }),
        batch: fail,
      }),
    } as unknown as D1Database,
  }

  async function fail(): Promise<never> {
    throw new Error('D1_ERROR: Network connection lost.')
  }

  it.each(['/api/v1/articles', '/api/v1/articles/a', '/api/v1/tags', '/', '/articles/a'])(
    'is a problem that passes, not a stack: %s',
    async (path) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const response = await askIn(broken, path)
      expect(response.status).toBe(503)
      expect(response.headers.get('Retry-After')).toBe('5')
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      const text = await response.text()
      expect(text).toContain('The database cannot be reached')
      expect(text).not.toContain('Network connection lost')
      expect(log).toHaveBeenCalled()
      log.mockRestore()
    },
  )
})
