import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const page = new URL('../demo/host/index.html', import.meta.url)

/** Serves a page of somebody else's that embeds the widget: its own port makes it a foreign origin. */
export async function serveHostPage({ port, siteUrl }: { port: number; siteUrl: string }) {
  const server = createServer((request, response) => {
    if (request.url !== '/' && !request.url?.startsWith('/?')) return response.writeHead(404).end()
    const html = readFileSync(page, 'utf8').replaceAll('https://SITE', siteUrl)
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
  })
  server.listen(port, 'localhost')
  await once(server, 'listening')
  return server
}
