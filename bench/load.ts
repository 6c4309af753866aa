import { connect, type Socket } from 'node:net'

/**
 * One kept-alive connection that asks and waits for the answer. By hand, because the clients that come with Node take
 * about as long for a request as the worker does, and would measure themselves.
 */
export class Connection {
  #socket: Socket
  #received: Buffer[] = []
  #length = 0
  #waiting: PromiseWithResolvers<Answer> | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay()
    socket.on('data', (bytes) => this.#take(bytes))
    socket.on('error', (error) => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('The worker closed the connection.')))
  }

  static async open({ hostname, port }: URL): Promise<Connection> {
    const socket = connect(Number(port), hostname)
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Connection(socket)
  }

  ask(request: Buffer): Promise<Answer> {
    this.#waiting = Promise.withResolvers()
    this.#socket.write(request)
    return this.#waiting.promise
  }

  close() {
    this.#waiting = undefined
    this.#socket.destroy()
  }

  #take(bytes: Buffer) {
    this.#received.push(bytes)
    this.#length += bytes.length
    const answer = parseAnswer(this.#received.length === 1 ? bytes : Buffer.concat(this.#received, this.#length))
    if (!answer) return
    this.#received = []
    this.#length = 0
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve(answer)
  }
}

export interface Answer {
  status: number
  head: string
  bytes: number
}

/** Undefined while the answer is not complete. Nothing is asked ahead, so what comes is one answer. */
function parseAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const answer = { status: Number(head.slice(9, 12)), head, bytes: bytes.length }
  if (answer.status === 304 || answer.status === 204) return answer
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? []
  const complete = length ? bytes.length >= end + 4 + Number(length) : bytes.subarray(-5).equals(lastChunk)
  return complete ? answer : undefined
}

const lastChunk = Buffer.from('0\r\n\r\n')

export function requestFor(address: URL, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ Host: address.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`GET ${address.pathname}${address.search} HTTP/1.1\r\n${lines.join('')}\r\n`)
}

export interface Load {
  connections: Connection[]
  /** Asked in turns. */
  requests: Buffer[]
  asked: number
  /** The only answer that counts. */
  status: number
}

/** A load of the addresses in turns, all of one worker. */
export async function openLoad(addresses: URL[], connections: number, status = 200, headers = {}): Promise<Load> {
  const [worker] = addresses as [URL]
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(worker)))
  return { connections: opened, requests: addresses.map((address) => requestFor(address, headers)), asked: 0, status }
}

/** Requests a second, when all connections together ask this many times. */
export async function throughput(load: Load, times: number): Promise<number> {
  const { connections, requests, status } = load
  let left = times
  const startedAt = performance.now()
  await Promise.all(
    connections.map(async (connection) => {
      while (left-- > 0) {
        const answer = await connection.ask(requests[load.asked++ % requests.length] as Buffer)
        if (answer.status !== status) throw new Error(`Answered ${answer.status} instead of ${status}: ${answer.head}`)
      }
    }),
  )
  return times / ((performance.now() - startedAt) / 1000)
}

export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(numbers: number[]): number {
  return quantile(numbers, 0.5)
}
