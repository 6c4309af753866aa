import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** What a publisher's server answers at one of its addresses. */
export interface Published {
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Bytes that are no text, in base64. */
  bytes?: string
}

/** A request as a publisher saw it. */
export interface SeenRequest {
  headers: IncomingHttpHeaders
}

/**
 * A server of many publishers on a free port of this machine. What is sent by `PUT` is what it answers from then on; an
 * answer with an `ETag` is 304 for whoever has it. `GET /asked/…` tells who asked. Those of `hostilities` mean no good.
 * Gives back its address; it lives as long as the process does.
 */
export async function startFeedServer(): Promise<string> {
  const published = new Map<string, Published>()
  const asked = new Map<string, SeenRequest[]>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    if (request.method === 'PUT') {
      published.set(path, JSON.parse(await textOf(request)) as Published)
      asked.delete(path)
      response.end()
      return
    }
    if (path.startsWith('/asked/')) {
      response.end(JSON.stringify(asked.get(path.slice('/asked'.length)) ?? []))
      return
    }
    asked.set(path, [...(asked.get(path) ?? []), { headers: request.headers }])
    const hostility = hostilities[/^\/hostile\/([\w-]+)/.exec(path)?.[1] ?? '']
    if (hostility) hostility(response, request)
    else answer(published.get(path) ?? { status: 404 }, request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function answer(
  { status = 200, headers = {}, body = '', bytes }: Published,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const etag = Object.entries(headers).find(([name]) => name.toLowerCase() === 'etag')?.[1]
  const isKnown = etag !== undefined && request.headers['if-none-match'] === etag
  response.writeHead(isKnown ? 304 : status, headers)
  response.end(isKnown ? undefined : bytes === undefined ? body : Buffer.from(bytes, 'base64'))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

type Hostility = (response: ServerResponse, request: IncomingMessage) => void

const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`,
).join('')

/** Servers that mean no good, by the word after `/hostile/`. */
export const hostilities: Record<string, Hostility> = {
  /** Takes the request and says nothing. */
  silent: () => {},
  /** A byte, and another, and another. */
  slow: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    const drip = setInterval(() => response.write('<'), 200)
    response.on('close', () => clearInterval(drip))
  },
  /** Never ends, as fast as it is read. */
  endless: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    response.write('<rss version="2.0"><channel><title>Endless</title>')
    const piece = '<item><title>More</title></item>'.repeat(2000)
    const pour = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', pour)
    pour()
  },
  /** Six million bytes in six thousand. */
  'zip-bomb': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml', 'Content-Encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(6_000_000, 'a')))
  },
  'entity-bomb': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    response.end(
      `<!DOCTYPE rss [<!ENTITY lol0 "lol">${laughs}]><rss version="2.0"><channel><title>&lol9;</title></channel></rss>`,
    )
  },
  /** The same behind a long preface. */
  'late-entity-bomb': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    response.end(
      `<!--${'.'.repeat(150_000)}--><!DOCTYPE rss [<!ENTITY lol0 "lol">${laughs}]><rss version="2.0"><channel><title>&lol9;</title></channel></rss>`,
    )
  },
  /** A piece that nobody has asked for. */
  partial: (response) => {
    response.writeHead(206, { 'Content-Type': 'application/rss+xml', 'Content-Range': 'bytes 0-71/9000' })
    response.end('<rss version="2.0"><channel><title>P</title><item><title>A</title></item>')
  },
  nothing: (response) => {
    response.writeHead(204)
    response.end()
  },
  page: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    response.end('<!doctype html><html><head><title>Log in</title></head><body>Who are you?</body></html>')
  },
  noise: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml; charset=utf-8' })
    response.end(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)))
  },
  /** The bytes are Japanese in Shift_JIS, whatever they say. */
  'wrong-charset': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    const head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>'
    const words = Buffer.from('93fa967b8d608141'.repeat(40), 'hex')
    response.end(Buffer.concat([Buffer.from(head), words, Buffer.from('€</title></channel></rss>')]))
  },
  /** Says that it is packed, and is not. */
  'lying-encoding': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml', 'Content-Encoding': 'gzip' })
    response.end('<rss version="2.0"><channel><title>Plain</title></channel></rss>')
  },
  /** Promises more than it gives. */
  'cut-off': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml', 'Content-Length': '100000' })
    response.write('<rss version="2.0"><channel><title>Cut</title>')
    setImmediate(() => response.destroy())
  },
  'hung-up': (response) => response.destroy(),
  loop: (response, request) => {
    response.writeHead(301, { Location: request.url ?? '' })
    response.end()
  },
  inside: (response) => {
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' })
    response.end()
  },
  broken: (response) => {
    response.writeHead(500)
    response.end('Out of memory')
  },
  busy: (response) => {
    response.writeHead(429, { 'Retry-After': '7200' })
    response.end()
  },
  gone: (response) => {
    response.writeHead(410)
    response.end()
  },
}
