import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { AuditList, KeptMedia, Problem } from '../../worker/contract.ts'
import { editorToken } from '../support/editor-token.ts'
import { redPictures } from '../support/pictures.ts'
import { ask, siteUrl } from '../support/site.ts'

const types = Object.keys(redPictures) as (keyof typeof redPictures)[]
const png = redPictures['image/png']

function send(bytes: BodyInit, type?: string, token = editorToken): Promise<Response> {
  const said: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
  return ask('/api/v1/media', { method: 'POST', headers: { ...said, Authorization: `Bearer ${token}` }, body: bytes })
}

async function fail(): Promise<never> {
  throw new Error('D1_ERROR: Network connection lost.')
}

async function refusal(bytes: BodyInit, type?: string): Promise<string> {
  const response = await send(bytes, type)
  const problem = await response.json<Problem>()
  expect(problem.status).toBe(response.status)
  return `${problem.status} ${problem.type.split('/').at(-1)}: ${problem.detail}`
}

describe('a picture that is handed in', () => {
  it.each(types)('is kept and given out as it came: %s', async (type) => {
    const response = await send(redPictures[type], type)
    expect(response.status).toBe(200)
    const kept = await response.json<KeptMedia>()
    expect(kept).toMatchObject({ type, bytes: redPictures[type].length, width: 3, height: 2 })
    expect(kept.url).toMatch(/^https:\/\/news\.example\/media\/[0-9a-f]{32}\.(jpg|png|webp|avif|gif)$/)

    const given = await ask(new URL(kept.url).pathname)
    expect(new Uint8Array(await given.arrayBuffer())).toEqual(redPictures[type])
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(redPictures[type].length),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'access-control-allow-origin': '*',
    })
  })

  it('has one address, however often it comes and by whatever name', async () => {
    const answers = await Promise.all([send(png, 'image/png'), send(png), send(png, 'application/octet-stream')])
    const addresses = await Promise.all(answers.map(async (answer) => (await answer.json<KeptMedia>()).url))
    expect(new Set(addresses).size).toBe(1)
  })

  it('is noted once in the audit log', async () => {
    for (const answer of [await send(png), await send(png)]) expect(answer.status).toBe(200)
    const { entries } = await (
      await ask('/api/v1/audit', { headers: { Authorization: `Bearer ${editorToken}` } })
    ).json<AuditList>()
    expect(entries.filter((entry) => entry.action === 'media.saved')).toMatchObject([
      { actor: 'EDITOR_TOKEN', subject: expect.stringMatching(/^[0-9a-f]{32}\.png$/), after: { width: 3, height: 2 } },
    ])
  })

  it('is noted when it comes again, if the first time broke off before that', async () => {
    const broken = {
      // Nobody holds writes off; the note is not to be had.
      withSession: () => ({ prepare: () => ({ first: async () => null, bind: () => ({ run: fail }) }) }),
    } as unknown as D1Database
    const request = () =>
      new Request(`${siteUrl}/api/v1/media`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${editorToken}` },
        body: png,
      })
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await app.fetch(request(), { ...env, DB: broken }, createExecutionContext())).status).toBe(503)
    log.mockRestore()
    expect((await env.MEDIA.list({ prefix: 'media/' })).objects.length).toBe(1)
    expect((await app.fetch(request(), env, createExecutionContext())).status).toBe(200)
    const { results } = await env.DB.prepare(`SELECT count(*) AS notes FROM audit WHERE action = 'media.saved'`).all()
    expect(results).toEqual([{ notes: 1 }])
  })

  it('does not tell where it was taken', async () => {
    const hex = [
      ...['ffe1003c', '457869660000', '4d4d002a00000008', '0001', '88250004000000010000001a', '00000000'],
      ...['0001', '00020005000000010000002c', '00000000', '0000126700000064'],
    ].join('')
    const segment = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    const plain = redPictures['image/jpeg']
    const { url } = await (
      await send(new Uint8Array([...plain.slice(0, 2), ...segment, ...plain.slice(2)]))
    ).json<KeptMedia>()
    const given = new Uint8Array(await (await ask(new URL(url).pathname)).arrayBuffer())
    const text = Array.from(given, (byte) => byte.toString(16).padStart(2, '0')).join('')
    expect(text).toContain('457869660000')
    expect(text).not.toContain('0000126700000064')
    expect(given.length).toBe(plain.length + segment.length)
  })

  it('is not sent again to who has it', async () => {
    const { url } = await (await send(png)).json<KeptMedia>()
    const path = new URL(url).pathname
    const etag = (await ask(path)).headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"\w+"$/)
    const again = await ask(path, { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it.each(['"another"', 'unquoted', '"half', '', ',', 'w/"small"'])(
    'is sent to who says that they have %j',
    async (seen) => {
      const { url } = await (await send(png)).json<KeptMedia>()
      const response = await ask(new URL(url).pathname, { headers: { 'If-None-Match': seen } })
      expect(response.status).toBe(200)
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(png)
    },
  )

  it('may have something behind its end, as cameras write it and as polyglots do, and stays a picture', async () => {
    const polyglot = new Uint8Array([...png, ...new TextEncoder().encode('<script>alert(1)</script>')])
    const { url, type } = await (await send(polyglot)).json<KeptMedia>()
    expect([type, (await ask(new URL(url).pathname)).headers.get('Content-Type')]).toEqual(['image/png', 'image/png'])
  })
})

describe('what is no picture', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

  it('is refused, whatever it says it is', async () => {
    const taken = 'image/jpeg, image/png, image/webp, image/avif, image/gif'
    const none = `415 media-type-unsupported: What was sent is none of ${taken}.`
    expect(await refusal(svg, 'image/svg+xml')).toBe(none)
    expect(await refusal(svg, 'image/png')).toBe(none)
    expect(await refusal('<!doctype html><script>alert(1)</script>', 'image/gif')).toBe(none)
    expect(await refusal('', 'image/png')).toBe(none)
  })

  it('is refused when its name and its bytes are of two kinds', async () => {
    expect(await refusal(png, 'image/jpeg')).toBe(
      '415 media-type-unsupported: It was sent as image/jpeg, but its bytes are image/png.',
    )
    expect(await refusal(png, 'text/html')).toMatch(/^415 /)
  })

  it('is refused when it is cut off, of no size or past every measure', async () => {
    expect(await refusal(png.slice(0, 60))).toBe(
      '422 picture-refused: The picture is not whole: it was cut off, or put together wrongly.',
    )
    expect(await refusal(withSize(0, 2))).toBe('422 picture-refused: The picture does not say its size.')
    expect(await refusal(withSize(12_001, 1))).toBe(
      '422 picture-refused: The picture is 12001 × 1 pixels; a side has at most 12,000.',
    )
    expect(await refusal(withSize(11_000, 11_000))).toBe(
      '422 picture-refused: The picture has 121,000,000 pixels; at most 100,000,000 are taken.',
    )
    expect(await refusal(withSize(0xffffffff, 0xffffffff))).toMatch(/^422 picture-refused/)
    expect(await refusal(new Uint8Array(10_000_001))).toBe(
      '413 request-too-large: At most 10,000,000 bytes are taken here.',
    )
  })

  function withSize(width: number, height: number): Uint8Array<ArrayBuffer> {
    const changed = png.slice()
    new DataView(changed.buffer).setUint32(16, width)
    new DataView(changed.buffer).setUint32(20, height)
    return changed
  }

  it('is at no address', async () => {
    for (const name of ['0'.repeat(32), `${'0'.repeat(32)}.svg`, `${'0'.repeat(32)}.png`, '..%2Fsecret.png']) {
      expect((await ask(`/media/${name}`)).status).toBe(404)
    }
  })
})

describe('the door to pictures', () => {
  it('stays shut without the right token, and takes nothing', async () => {
    expect((await send(png, 'image/png', 'wrong')).status).toBe(401)
    expect((await env.MEDIA.list({ prefix: 'media/' })).objects).toEqual([])
  })

  it('asks to come back when the storage is away', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const fail = async () => {
      throw new Error('put: We encountered an internal error. Please try again. (10001)')
    }
    const broken = { ...env, MEDIA: { put: fail, get: fail, head: fail } as unknown as R2Bucket }
    const headers = { Authorization: `Bearer ${editorToken}` }
    for (const request of [
      new Request(`${siteUrl}/api/v1/media`, { method: 'POST', headers, body: png }),
      new Request(`${siteUrl}/media/${'0'.repeat(32)}.png`),
    ]) {
      const response = await app.fetch(request, broken, createExecutionContext())
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5'])
      expect(await response.text()).not.toContain('10001')
    }
    log.mockRestore()
  })
})
