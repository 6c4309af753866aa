import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { buildWidget } from '../../scripts/build-widget.ts'
import type { Card } from '../../worker/contract.ts'
import { writeFeedModule } from '../../worker/domain/feed-module.ts'
import { writeListWords } from '../../worker/domain/list-words.ts'
import { listCards, picture } from './stories.ts'

/** What the site's API says to one question. */
export interface Answer {
  status?: number
  headers?: Record<string, string>
  body: unknown
}

/** How a question is answered: with an answer, with the bare text of one, or by hanging up. */
export type Script = (query: URLSearchParams) => Promise<Answer | string | 'hang up'> | Answer | string

/** What the site says around a list that comes inside the script. */
const words = writeListWords('en', { kind: 'category', title: 'Inline', articleCount: 3 })

/** A site with the built element and an API that says what a test wants, and somebody's page on another origin. */
export class Origins {
  siteUrl = ''
  hostUrl = ''
  /** The lists that were asked for, in order: the part of the address from its `?`. */
  readonly asked: string[] = []
  /** How many of them the browser broke off before they were answered. */
  brokenOff = 0
  script: Script
  /** What the site was told of readers. */
  readonly measured: unknown[] = []

  readonly #folder = mkdtempSync(join(tmpdir(), 'newsclip-widget-'))
  readonly #events = new EventEmitter()
  readonly #pages = new Map<string, string>()
  readonly #servers: Server[] = []

  static async open(): Promise<Origins> {
    const origins = new Origins()
    await buildWidget(join(origins.#folder, 'assets'))
    origins.siteUrl = await origins.#serve(origins.#answerSite)
    origins.hostUrl = await origins.#serve((request, response) => {
      const page = origins.#pages.get(request.url ?? '')
      response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
    })
    return origins
  }

  private constructor() {
    this.script = this.newest
  }

  /** Answers as the site does: `limit` cards without those that are not wanted, and a cursor to a second and last page. */
  newest: Script = (query) => {
    const limit = Number(query.get('limit') ?? 20)
    const more = query.has('cursor')
    const excluded = query.get('exclude')?.split(',') ?? []
    const left = this.cards(limit + excluded.length, more ? limit : 0).filter(({ slug }) => !excluded.includes(slug))
    return { body: { title: 'General', articles: left.slice(0, limit), next: more ? null : 'page-2' } }
  }

  cards(count: number, from = 0): Card[] {
    return listCards(this.siteUrl, count, from)
  }

  /** The address of a page of somebody else's with this in its body; `head` is the page's own business. */
  hostPage(body: string, { head = '', script = this.tag }: { head?: string; script?: string } = {}): string {
    const path = `/${this.#pages.size}`
    this.#pages.set(
      path,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Somebody's page</title><link rel="icon" href="data:,">${head}</head>
<body style="margin:0;font:16px/1.5 'Noto Sans',sans-serif"><main><h1>Somebody's page</h1>${body}</main>${script}</body></html>`,
    )
    return this.hostUrl + path
  }

  get tag(): string {
    return `<script type="module" async src="${this.siteUrl}/widget/newsclip-feed.js"></script>`
  }

  /** The script with a list inside, as the worker makes it for the address. */
  inlineTag(search: string): string {
    return `<script type="module" async src="${this.siteUrl}/widget/feed.js${search.replaceAll('&', '&amp;')}"></script>`
  }

  /** When so many lists have been asked for since the last `forget`. */
  async untilAsked(count: number): Promise<void> {
    while (this.asked.length < count) await once(this.#events, 'asked')
  }

  async untilMeasured(count: number): Promise<void> {
    while (this.measured.length < count) await once(this.#events, 'measured')
  }

  async untilBrokenOff(): Promise<void> {
    while (!this.brokenOff) await once(this.#events, 'broken off')
  }

  forget(): void {
    this.asked.length = 0
    this.brokenOff = 0
    this.measured.length = 0
    this.script = this.newest
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections()
      server.close()
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #answerSite: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '', this.siteUrl)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
    if (url.pathname === '/widget/newsclip-feed.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' })
      response.end(readFileSync(join(this.#folder, 'assets/widget/newsclip-feed.js')))
    } else if (url.pathname === '/widget/feed.js') {
      const { show, limit, locale = 'en' } = Object.fromEntries(url.searchParams)
      url.searchParams.delete('show')
      const list = { title: 'Inline', articles: this.cards(Number(limit)), next: 'page-2', prev: null }
      const inline = { query: `/api/v1/articles${url.search}`, list: { ...list, words: { ...words, locale } } }
      const bundle = readFileSync(join(this.#folder, 'assets/widget/newsclip-feed.js'), 'utf8')
      response.writeHead(200, { 'Content-Type': 'text/javascript' })
      response.end(writeFeedModule(bundle, { ...inline, show: show?.split(',') ?? [] }))
    } else if (url.pathname === '/widget/measure') {
      this.measured.push({ method: request.method, told: JSON.parse(await text(request)) })
      response.writeHead(204).end()
      this.#events.emit('measured')
    } else if (url.pathname.startsWith('/pictures/')) {
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(picture)
    } else if (url.pathname === '/api/v1/articles' || url.pathname === '/lists.json') {
      response.on('close', () => {
        if (response.writableEnded) return
        this.brokenOff++
        this.#events.emit('broken off')
      })
      this.asked.push(url.search)
      const answer = this.script(url.searchParams)
      this.#events.emit('asked')
      const said = await answer
      if (said === 'hang up') {
        // In the middle of the body: a browser repeats by itself what breaks before.
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1_000 })
        response.write('{', () => response.destroy())
      } else if (typeof said === 'string') response.writeHead(200, { 'Content-Type': 'application/json' }).end(said)
      else {
        response.writeHead(said.status ?? 200, {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
          ...said.headers,
        })
        response.end(JSON.stringify(said.body))
      }
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>The site</title>')
    }
  }

  async #serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1')
    this.#servers.push(server)
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}
