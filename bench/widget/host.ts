import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Pages of somebody else's, near by: only the site is far away. */
export interface Host {
  /** The address of a page with this below its headline, and text below that. */
  pageWith(html: string): string
  close(): void
}

const paragraph = `<p>${'What stands below has to stay where it is while somebody reads it. '.repeat(12)}</p>`

export async function openHost(): Promise<Host> {
  const pages: string[] = []
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))]
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    pageWith(html) {
      pages.push(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody's page</title><link rel="icon" href="data:,"></head><body style="font:16px/1.5 sans-serif"><h1>Somebody's page</h1>${html}${paragraph}</body></html>`,
      )
      return `${url}/${pages.length - 1}`
    },
    close: () => server.close(),
  }
}
