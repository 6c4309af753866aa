import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { deliverTo } from '../../scripts/import/delivery.ts'
import { isProblem, openInstance } from '../../scripts/newsclip/instance.ts'

type Reply = (response: ServerResponse, request: IncomingMessage) => void

const counts = { added: 1, updated: 0, unchanged: 0, left: 0, refused: 0 }
const report = { ...counts, outcomes: [{ line: 1, outcome: 'added', slug: 'a' }] }
const delivered = { outcomes: [{ outcome: 'added', slug: 'a' }] }
const succeed: Reply = (response) => response.end(JSON.stringify(report))
const cut: Reply = (response) => response.socket?.destroy()

const problem =
  (status: number, type: string, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response
      .writeHead(status, { 'Content-Type': 'application/problem+json', ...headers })
      .end(
        JSON.stringify({ type: `https://news.example/problems/${type}`, title: 'Not so', status, detail: 'Reason.' }),
      )

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** An instance that gives the replies in their order, the last one over and over, and keeps what it was sent. */
async function listen(...replies: Reply[]) {
  const sent: { method: string; path: string; authorization: string; type: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const { authorization = '', 'content-type': type = '' } = headers
    sent.push({ method, path, authorization, type, body: await text(request) })
    const reply = replies[Math.min(sent.length, replies.length) - 1]
    reply?.(response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => server.close().closeAllConnections()
  closers.push(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, close }
}

/** Asks without waiting, and says how long it would have waited. */
function hurried(url: string) {
  const waits: number[] = []
  const said: string[] = []
  const means = { wait: async (ms: number) => waits.push(ms), say: (words: string) => said.push(words) }
  const ask = openInstance({ url, token: 'secret' }, means)
  return { ask, post: deliverTo(ask, url).articles, waits, said }
}

describe('whoever asks an instance', () => {
  it('takes nothing for done that only somebody else has answered', async () => {
    const empty: Reply = (response) => response.writeHead(200).end()
    const { url } = await listen(empty, (response) => response.writeHead(204).end())
    const { ask } = hurried(url)
    const request = { method: 'DELETE', path: '/articles/crane/publication' } as const
    const sentence = `${url} answers 200, but not as a Newsclip instance does.`
    expect(await ask(request)).toEqual({ failure: { sentence, final: true } })
    expect(await ask(request)).toEqual({ value: undefined, etag: undefined })
  })

  it('follows nobody elsewhere with a write, and says where it was led', async () => {
    const led: Reply = (response, { url: path }) =>
      response.writeHead(301, { Location: `https://news.example${path}` }).end()
    const { url, sent } = await listen(led)
    const answer = await hurried(url).ask({ method: 'POST', path: '/purge', json: { everything: true } })
    const sentence = `${url} leads to https://news.example: give that for --site, if it is the same site.`
    expect(answer).toEqual({ failure: { sentence, final: true } })
    expect(sent).toHaveLength(1)
  })

  it('posts lines with the token and brings the report back', async () => {
    const { url, sent } = await listen(succeed)
    const { post } = hurried(url)
    expect(await post(['{"title":"a"}', '{"title":"b"}'])).toEqual(delivered)
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/v1/imports',
        authorization: 'Bearer secret',
        type: 'application/x-ndjson',
        body: '{"title":"a"}\n{"title":"b"}\n',
      },
    ])
  })

  it('does not try a wrong token twice', async () => {
    const { url, sent } = await listen(problem(401, 'token-wrong'))
    const { post } = hurried(url)
    expect(await post(['{}'])).toEqual({
      failure: { sentence: `${url} does not take this token. Not so: Reason.`, final: true },
    })
    expect(sent).toHaveLength(1)
  })

  it('waits as long as a 429 asks, then sends the same again', async () => {
    const { url, sent } = await listen(problem(429, 'too-many-requests', { 'Retry-After': '7' }), succeed)
    const { post, waits } = hurried(url)
    expect(await post(['{"title":"a"}'])).toEqual(delivered)
    expect(waits).toEqual([7000])
    expect(sent.map(({ body }) => body)).toEqual(['{"title":"a"}\n', '{"title":"a"}\n'])
  })

  it('waits until the date that a 503 names', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString()
    const { url } = await listen(problem(503, 'database-unavailable', { 'Retry-After': date }), succeed)
    const { post, waits } = hurried(url)
    expect(await post(['{}'])).toEqual(delivered)
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(50_000)
    expect(waits[0]).toBeLessThanOrEqual(60_000)
  })

  it('waits longer after every 5xx and is glad of a late success', async () => {
    const broken = problem(500, 'internal-error')
    const { url } = await listen(broken, broken, broken, succeed)
    const { post, waits } = hurried(url)
    expect(await post(['{}'])).toEqual(delivered)
    expect(waits).toEqual([500, 1000, 2000])
  })

  it('gives up after four more tries', async () => {
    const { url, sent } = await listen((response) => response.writeHead(502).end('<h1>Bad gateway</h1>'))
    const { post } = hurried(url)
    expect(await post(['{}'])).toEqual({ failure: { sentence: `${url} answers 502. Bad Gateway`, final: true } })
    expect(sent).toHaveLength(5)
  })

  it('waits for as long as an export holds writes off, which is not for ever', async () => {
    const held = Array.from({ length: 9 }, () => problem(503, 'writes-held', { 'Retry-After': '30' }))
    const { url } = await listen(problem(500, 'internal-error'), ...held, succeed)
    const { post, waits, said } = hurried(url)
    expect(await post(['{}'])).toEqual(delivered)
    expect(waits).toEqual([500, ...held.map(() => 30_000)])
    expect(said).toEqual(held.map(() => `${url} answers 503. Not so: Reason. Trying again in 30 s.`))
  })

  it('does not wait an hour', async () => {
    const { url, sent } = await listen(problem(429, 'too-many-requests', { 'Retry-After': '3600' }))
    const { post, waits } = hurried(url)
    expect(await post(['{}'])).toMatchObject({ failure: { sentence: `${url} answers 429. Not so: Reason.` } })
    expect(waits).toEqual([])
    expect(sent).toHaveLength(1)
  })

  it('sends again what a cut connection may have lost', async () => {
    const { url, sent } = await listen(cut, succeed)
    const { post } = hurried(url)
    expect(await post(['{}'])).toEqual(delivered)
    expect(sent).toHaveLength(2)
  })

  it('sends again when the answer breaks off', async () => {
    const half: Reply = (response) => {
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('{"added":', () => response.socket?.destroy())
    }
    const { url, sent } = await listen(half, succeed)
    const { post } = hurried(url)
    expect(await post(['{}'])).toEqual(delivered)
    expect(sent).toHaveLength(2)
  })

  it('asks whether npm start is running when nobody listens', async () => {
    const { url, close } = await listen(succeed)
    close()
    const { post, waits } = hurried(url)
    expect(await post(['{}'])).toEqual({
      failure: { sentence: `Nobody answers at ${url}: is npm start running?`, final: true },
    })
    expect(waits).toEqual([])
  })

  it('waits for an instance that was there a moment ago', async () => {
    const { url, close } = await listen(succeed)
    const { post, waits } = hurried(url)
    expect(await post(['{}'])).toEqual(delivered)
    close()
    expect(await post(['{}'])).toMatchObject({ failure: { final: true } })
    expect(waits).toEqual([500, 1000, 2000, 4000])
  })

  it('passes over to the next file what is refused as a whole', async () => {
    const { url } = await listen(problem(413, 'request-too-large'))
    const { post } = hurried(url)
    expect(await post(['{}'])).toMatchObject({
      failure: { sentence: `${url} refused a request. Not so: Reason.`, final: false, problem: { status: 413 } },
    })
  })

  it.each([
    ['a page', 200, '<h1>Welcome</h1>'],
    ['JSON of somebody else', 200, '{"ok":true}'],
    ['no such address', 404, '<h1>Not found</h1>'],
  ])('knows an answer that is not of an instance: %s', async (_, status, body) => {
    const { url } = await listen((response) => response.writeHead(status).end(body))
    const { post } = hurried(url)
    expect(await post(['{}'])).toEqual({
      failure: { sentence: `${url} answers ${status}, but not as a Newsclip instance does.`, final: true },
    })
  })

  it('stops at once when it is told to', async () => {
    const stop = new AbortController()
    const { url } = await listen(() => stop.abort())
    const ask = openInstance({ url, token: 'secret' }, { signal: stop.signal })
    expect(await ask({ path: '/tokens' })).toEqual({ failure: { sentence: 'Stopped.', final: true } })
  })

  it('is told what the instance has against the request, and that another would fare as ill', async () => {
    const { url } = await listen(problem(403, 'scope-missing'), problem(409, 'slug-taken'))
    const { ask } = hurried(url)
    const scope = await ask({ path: '/tokens' })
    const slug = await ask({ method: 'POST', path: '/articles', json: { title: 'A' } })
    if (!('failure' in scope && 'failure' in slug)) throw new Error('It was answered.')
    expect([scope.failure.final, isProblem(scope.failure, 'scope-missing')]).toEqual([true, true])
    expect([slug.failure.final, isProblem(slug.failure, 'slug-taken', 'origin-known')]).toEqual([false, true])
  })

  it('reads JSON, its ETag and answers without a body', async () => {
    const { url, sent } = await listen(
      (response) => response.writeHead(200, { ETag: '"1"' }).end('{"slug":"a"}'),
      (response) => response.writeHead(204).end(),
    )
    const { ask } = hurried(url)
    expect(await ask({ path: '/articles/a' })).toEqual({ value: { slug: 'a' }, etag: '"1"' })
    expect(await ask({ method: 'PUT', path: '/redirects', json: { redirects: [] } })).toEqual({
      value: undefined,
      etag: undefined,
    })
    expect(sent.map(({ method, path, type, body }) => [method, path, type, body])).toEqual([
      ['GET', '/api/v1/articles/a', '', ''],
      ['PUT', '/api/v1/redirects', 'application/json', '{"redirects":[]}'],
    ])
  })
})
