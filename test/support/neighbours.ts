import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The other sites that the contract's examples name, and how each of them answers. */
const answers: Record<string, RequestListener> = {
  'https://harbour.example': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
    response.end(`<rss version="2.0"><channel><title>Harbour board</title><link>https://harbour.example/</link><item>
<guid isPermaLink="false">crane</guid><title>The board has ordered a second crane</title>
<link>https://harbour.example/crane</link><category>Local government</category>
<description>It will unload two ships at once from autumn on.</description>
<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>`)
  },
  'https://receiver.example': (_, response) => {
    response.writeHead(204)
    response.end()
  },
}

export interface Neighbours {
  /** Where each of them really is, by the address that the examples have. */
  at: Map<string, string>
  /** As FETCH_ALLOWED has it. */
  allowed: string
  close(): void
}

/** Serves them on this machine, each on a port of its own. */
export async function serveNeighbours(): Promise<Neighbours> {
  const at = new Map<string, string>()
  const servers: Server[] = []
  for (const [name, answer] of Object.entries(answers)) {
    const server = createServer(answer)
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    servers.push(server)
    at.set(name, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }
  return {
    at,
    allowed: [...at.values()].map((url) => new URL(url).host).join(),
    close: () => {
      for (const server of servers) server.close()
    },
  }
}
