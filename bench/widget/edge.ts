import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliOf } from './brotli.ts'

/** A request as it came in. */
export interface Arrival {
  path: string
  connection: number
  /** Of the body, as it was sent. */
  bytes: number
}

interface Kept {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** A new connection is a round trip of TCP's and one of TLS 1.3's before the first request. */
const handshakeTrips = 2

/** What a connection may send before it has heard anything: ten segments (RFC 6928). Each round trip doubles it. */
const firstWindowBytes = 14_600

const passedOn = ['content-type', 'cache-control', 'etag', 'access-control-allow-origin', 'content-security-policy']

/**
 * The site as somebody far away has it: every answer is there already, as at an edge that has it, compressed, and comes
 * after as many round trips as the wire needs for it.
 */
export class Edge {
  url = ''
  readonly arrivals: Arrival[] = []
  readonly #siteUrl: string
  readonly #tripMs: number
  /** Files of the compared embeds, by path. */
  readonly #files: Map<string, { type: string; text: string }>
  readonly #kept = new Map<string, Promise<Kept>>()
  readonly #connections = new Map<Socket, { number: number; openedAt: number; windowBytes: number }>()
  readonly #server: Server

  static async open(siteUrl: string, tripMs: number, files: Map<string, { type: string; text: string }>) {
    const edge = new Edge(siteUrl, tripMs, files)
    edge.#server.listen(0, '127.0.0.1')
    await once(edge.#server, 'listening')
    edge.url = `http://127.0.0.1:${(edge.#server.address() as AddressInfo).port}`
    return edge
  }

  private constructor(siteUrl: string, tripMs: number, files: Map<string, { type: string; text: string }>) {
    this.#siteUrl = siteUrl
    this.#tripMs = tripMs
    this.#files = files
    this.#server = createServer((request, response) => this.#answer(request, response))
    this.#server.keepAliveTimeout = 60_000
    let number = 0
    this.#server.on('connection', (socket) => {
      this.#connections.set(socket, { number: number++, openedAt: performance.now(), windowBytes: firstWindowBytes })
      socket.on('close', () => this.#connections.delete(socket))
    })
  }

  /** What the edge answers, without any wait. */
  find(path: string): Promise<Kept> {
    const found = this.#kept.get(path) ?? this.#fetch(path)
    this.#kept.set(path, found)
    return found
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const arrivedAt = performance.now()
    const path = request.url ?? '/'
    const { status, headers, body } = await this.find(path)
    const connection = this.#connections.get(request.socket)
    if (!connection) return
    this.arrivals.push({ path, connection: connection.number, bytes: body.length })
    const ready = connection.openedAt + handshakeTrips * this.#tripMs
    await until(Math.max(arrivedAt, ready) + this.#tripMs)
    response.writeHead(status, headers)
    for (let sent = 0; sent < body.length; ) {
      if (sent) await wait(this.#tripMs)
      response.write(body.subarray(sent, sent + connection.windowBytes))
      sent += connection.windowBytes
      connection.windowBytes *= 2
    }
    response.end()
  }

  async #fetch(path: string): Promise<Kept> {
    const file = this.#files.get(path)
    if (file) {
      const body = brotliOf(Buffer.from(file.text.replaceAll('https://SITE', this.url)))
      const headers = { 'Content-Type': file.type, 'Content-Encoding': 'br', 'Cache-Control': 'public, max-age=300' }
      return { status: 200, headers: { ...headers, 'Access-Control-Allow-Origin': '*' }, body }
    }
    const answer = await fetch(this.#siteUrl + path)
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => passedOn.includes(name)))
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (/^image/.test(headers['content-type'] ?? '')) return { status: answer.status, headers, body: bytes }
    const body = brotliOf(Buffer.from(bytes.toString().replaceAll(this.#siteUrl, this.url)))
    return { status: answer.status, headers: { ...headers, 'Content-Encoding': 'br' }, body }
  }
}

async function until(time: number): Promise<void> {
  const left = time - performance.now()
  if (left > 0) await wait(left)
}
