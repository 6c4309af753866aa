import { describe, expect, it } from 'vitest'
import { fetchOutside, type Limits } from '../../worker/fetching/fetch-outside.ts'
import type { Outside } from '../../worker/fetching/outside.ts'

const numbers: Record<string, string[]> = {
  'harbour.example': ['192.0.32.8', '2606:2800:21f::1'],
  'inside.example': ['10.0.0.8'],
  'half-inside.example': ['192.0.32.8', '::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
}

/** A world of a few pages; remembers who was asked. */
function world(pages: Record<string, () => Response>, allowed: string[] = []) {
  const asked: string[] = []
  const outside: Outside = {
    fetch: async ({ url }) => {
      asked.push(url)
      const page = pages[url]
      if (!page) throw new TypeError('Connection refused')
      return page()
    },
    resolve: async (name) => numbers[name] ?? [],
    allowed,
  }
  return { outside, asked }
}

const limits: Limits = { maxBytes: 1000, timeoutMs: 5000 }
const crane = 'https://harbour.example/crane'
const movedTo = (location: string, status: number) => () =>
  new Response(null, { status, headers: { Location: location } })

async function outcome(address: string, pages: Record<string, () => Response> = {}, allowed: string[] = []) {
  const { outside, asked } = world(pages, allowed)
  const result = await fetchOutside(address, { limits }, outside)
  return { ...result, asked }
}

describe('an address that leads inside', () => {
  it.each([
    'ftp://harbour.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    'gopher://harbour.example/',
    'not an address',
    '',
    'https://ada:secret@harbour.example/',
    'http://localhost/',
    'http://LOCALHOST:8787/',
    'http://localhost./',
    'http://a.localhost/',
    'http://router/',
    'http://printer.local/',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http://127.0.0.1./',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:1::1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[4000::1]/',
    'http://inside.example/',
    'http://half-inside.example/',
    'http://metadata.example/',
    'http://unheard-of.example/',
  ])('is not asked: %s', async (address) => {
    expect(await outcome(address)).toEqual({ refusal: 'address-refused', asked: [] })
  })

  it.each(['http://127.0.0.1/', '//[::1]/', 'file:///etc/passwd', 'http://inside.example/'])(
    'is not asked when a redirect names it: %s',
    async (location) => {
      const { asked, ...result } = await outcome(crane, { [crane]: movedTo(location, 302) })
      expect(result).toEqual({ refusal: 'address-refused' })
      expect(asked).toEqual([crane])
    },
  )

  it('is asked where its host and port are allowed, and at no other port', async () => {
    const page = { 'http://127.0.0.1:9/': () => new Response('ok'), 'http://127.0.0.1/': () => new Response('no') }
    expect(await outcome('http://127.0.0.1:9/', page, ['127.0.0.1:9'])).toMatchObject({ fetched: { status: 200 } })
    expect(await outcome('http://127.0.0.1/', page, ['127.0.0.1:9'])).toMatchObject({ refusal: 'address-refused' })
  })
})

describe('an address out in the world', () => {
  it('is fetched with what it says of itself', async () => {
    const response = () => new Response('A second crane', { status: 404, headers: { ETag: '"1"' } })
    const { outside } = world({ [crane]: response })
    const result = await fetchOutside(crane, { limits }, outside)
    if ('refusal' in result) throw new Error(result.refusal)
    const { url, status, headers, bytes, isWhole } = result.fetched
    expect([url, status, headers.get('ETag'), new TextDecoder().decode(bytes), isWhole]).toEqual([
      crane,
      404,
      '"1"',
      'A second crane',
      true,
    ])
  })

  it('is followed through redirects, and remembered as far as they are for good', async () => {
    const page = {
      [crane]: movedTo('/new', 301),
      'https://harbour.example/new': movedTo('http://[2606:4700::1]/x', 302),
      'http://[2606:4700::1]/x': movedTo('https://8.8.8.8/y', 308),
      'https://8.8.8.8/y': () => new Response('ok'),
    }
    expect(await outcome(crane, page)).toMatchObject({
      fetched: { url: 'https://8.8.8.8/y', permanentUrl: 'https://harbour.example/new' },
    })
  })

  it('is given up after five redirects', async () => {
    const chain = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count + 1 }, (_, index) => [
          `${crane}${index || ''}`,
          index < count ? movedTo(`${crane}${index + 1}`, 302) : () => new Response('ok'),
        ]),
      )
    expect(await outcome(crane, chain(5))).toMatchObject({ fetched: { url: `${crane}5` } })
    expect(await outcome(crane, chain(6))).toMatchObject({ refusal: 'too-many-redirects' })
    expect(await outcome(crane, { [crane]: movedTo(crane, 301) })).toMatchObject({ refusal: 'too-many-redirects' })
  })

  it('is told from one that does not answer', async () => {
    expect(await outcome(crane)).toEqual({ refusal: 'unreachable', asked: [crane] })
  })
})

describe('a body', () => {
  const body = (sizes: number[]) => () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          const size = sizes.shift()
          if (size === undefined) return controller.close()
          controller.enqueue(new Uint8Array(size).fill(7))
        },
      }),
      { headers: { 'Content-Length': '3' } },
    )

  it('is counted while it is read, whatever its length says', async () => {
    expect(await outcome(crane, { [crane]: body([600, 400]) })).toMatchObject({ fetched: { isWhole: true } })
    expect(await outcome(crane, { [crane]: body([600, 401]) })).toMatchObject({ refusal: 'too-large' })
  })

  it('that has no end is let go of once its beginning is there', async () => {
    let given = 0
    let cancelled = false
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(300).fill(++given)),
          cancel: () => {
            cancelled = true
          },
        }),
      )
    const { outside } = world({ [crane]: endless })
    const result = await fetchOutside(crane, { limits: { ...limits, beginningIsEnough: true } }, outside)
    if ('refusal' in result) throw new Error(result.refusal)
    expect([result.fetched.bytes.length, result.fetched.isWhole, result.fetched.bytes.at(-1)]).toEqual([1000, false, 4])
    expect(cancelled).toBe(true)
    expect(given).toBeLessThan(7)
  })

  it('that never comes is waited for no longer than allowed', async () => {
    const silent = () => new Response(new ReadableStream({}))
    const { outside } = world({ [crane]: silent })
    expect(await fetchOutside(crane, { limits: { maxBytes: 10, timeoutMs: 30 } }, outside)).toEqual({
      refusal: 'too-slow',
    })
  })
})
