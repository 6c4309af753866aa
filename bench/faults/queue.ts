import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FaultRun } from './finding.ts'
import { asEditor, serve, withFolder } from './serve.ts'
import { publishing, until } from './writes.ts'

const publishes = 40
const deliveriesAtOnce = 4

/** The queue delivers each message several times, at once and again later. Whoever is told is told of each event once. */
export const queueRun: FaultRun = {
  name: 'queue',
  about: `the queue delivering each message ${deliveriesAtOnce * 2} times, ${deliveriesAtOnce} of them at once`,
  run: () =>
    withFolder(async (folder) => {
      const receiver = await receive()
      const server = await serve(folder, receiver.host)
      const made = await server.ask('/api/v1/webhooks', {
        method: 'POST',
        headers: { ...asEditor, 'Content-Type': 'application/json' },
        body: JSON.stringify({ address: `http://${receiver.host}/` }),
      })
      if (!made.ok) throw new Error(`The webhook was refused: ${await made.text()}`)
      for (let n = 1; n <= publishes; n++) {
        await until(server, publishing(`published-${n}`))
        if (n % 4 === 0) await server.deliver(deliveriesAtOnce)
      }
      for (let n = 0; n < deliveriesAtOnce; n++) await server.strike(1, Date.now())
      await server.deliver(deliveriesAtOnce)
      await server.kill()
      receiver.close()

      const told = receiver.messages.flatMap(({ articles }) => articles)
      const ids = new Set(receiver.messages.map(({ id }) => id))
      const { length } = receiver.messages
      return [
        { text: `${new Set(told).size} of ${publishes} articles told of`, holds: new Set(told).size === publishes },
        { text: `${length} messages with ${ids.size} names`, holds: length === ids.size && told.length === publishes },
      ]
    }),
}

/** Takes what it is sent, and remembers it. */
async function receive() {
  const messages: { id: string; articles: string[] }[] = []
  const http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { articles: { slug: string }[] } }
      messages.push({ id: String(request.headers['webhook-id']), articles: data.articles.map(({ slug }) => slug) })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { messages, host: `127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => http.close() }
}
