import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { encodeXML } from 'entities'
import { type HostPage, hostPages } from '../demo/host/pages.ts'
import { isPasteable, listSnippets } from '../demo/host/snippets.ts'
import type { Versions } from '../widget-versions.ts'

const folder = new URL('../demo/host/', import.meta.url)
/** What the gallery asks the site's builder for. */
const choice = 'category=general&limit=3'
const html = { 'Content-Type': 'text/html; charset=utf-8' }

/** Serves pages of somebody else's that embed the widget: their own port makes them a foreign origin. */
export async function serveHostPages({ port, siteUrl }: { port: number; siteUrl: string }) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', siteUrl)
    const page = hostPages.find(({ name }) => pathname === `/${name}`)
    try {
      if (page) await answerPage(response, page, siteUrl)
      else if (pathname === '/') response.writeHead(200, html).end(renderIndex())
      else if (pathname === '/style.css') response.writeHead(200, { 'Content-Type': 'text/css' }).end(read('style.css'))
      else if (pathname.startsWith('/snippets/')) await answerSnippet(response, pathname.slice(10), siteUrl)
      else if (pathname === '/kept/newsclip-feed.js') await answerKept(response, siteUrl)
      else response.writeHead(404).end()
    } catch (error) {
      // The site is being built anew, or was broken by its developer: the page's server lives on.
      response.writeHead(502, { 'Content-Type': 'text/plain' }).end(String(error))
    }
  })
  server.listen(port, 'localhost')
  await once(server, 'listening')
  return server
}

async function answerPage(response: ServerResponse, { name, title, policy }: HostPage, siteUrl: string) {
  const written = inPage(title, read(`${name}.html`)).replaceAll('https://SITE', siteUrl)
  const headers = policy && { 'Content-Security-Policy': policy.replaceAll('https://SITE', siteUrl) }
  response.writeHead(200, { ...html, ...headers }).end(await fill(written, siteUrl))
}

/** What a page has to itself, in the frame that most of them share; one that looks like nobody else's is whole. */
function inPage(title: string, written: string): string {
  if (written.startsWith('<!doctype')) return written
  return read('plain.html')
    .replaceAll('TITLE', title)
    .replace('<!-- main -->', () => written)
}

/** Puts in what only the running site knows. */
async function fill(page: string, siteUrl: string): Promise<string> {
  return includeSnippets(await include(await fillVersion(page, siteUrl)), siteUrl)
}

/** Writes the newest version's name and hash where the documentation has none. */
async function fillVersion(page: string, siteUrl: string): Promise<string> {
  if (!page.includes('-VERSION.js')) return page
  const { latest, versions } = (await (await ask(`${siteUrl}/widget/versions.json`)).json()) as Versions
  const integrity = versions.find(({ version }) => version === latest)?.integrity ?? ''
  return page.replace('-VERSION.js', `-${latest}.js`).replace('sha384-…', integrity)
}

/** What a web server does for its pages: `<!--#include virtual="…" -->` becomes what is there. */
async function include(page: string): Promise<string> {
  const [, comment, address] = page.match(/(<!--#include virtual="([^"]+)" -->)/) ?? []
  if (!comment || !address) return page
  const fragment = await (await ask(address)).text()
  return page.split(comment).join(fragment)
}

async function includeSnippets(page: string, siteUrl: string): Promise<string> {
  const place = '<!-- snippets -->'
  if (!page.includes(place)) return page
  const snippets = await listSnippets(siteUrl, choice)
  const shown = snippets.map((snippet) => {
    const { id, name, note, code } = snippet
    const live = isPasteable(snippet)
      ? `<iframe class="box" height="640" title="${name}" src="/snippets/${id}"></iframe>`
      : ''
    return `<h2>${name}</h2><p>${encodeXML(note)}</p><pre><code>${encodeXML(code)}</code></pre>${live}`
  })
  return page.split(place).join(shown.join('\n'))
}

/** A page with one snippet and nothing else. */
async function answerSnippet(response: ServerResponse, id: string, siteUrl: string) {
  const snippet = (await listSnippets(siteUrl, choice)).find((one) => one.id === id && isPasteable(one))
  if (!snippet) return response.writeHead(404).end()
  const head = `<meta charset="utf-8"><title>${snippet.name}</title><link rel="icon" href="data:,">`
  const page = `<!doctype html><html lang="en"><head>${head}</head><body>\n${snippet.code}\n<p>What stands below.</p></body></html>`
  return response.writeHead(200, html).end(page)
}

/** A copy of the script that a page keeps itself, of a version before the first. */
async function answerKept(response: ServerResponse, siteUrl: string) {
  const { latest } = (await (await ask(`${siteUrl}/widget/versions.json`)).json()) as Versions
  const script = await (await ask(`${siteUrl}/widget/newsclip-feed.js`)).text()
  response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script.replaceAll(`"${latest}"`, '"0.0.1"'))
}

async function ask(address: string): Promise<Response> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return answer
}

function renderIndex(): string {
  const entries = hostPages.map(({ name, title, says }) => `<dt><a href="/${name}">${title}</a></dt><dd>${says}</dd>`)
  return inPage(
    'Pages of somebody else',
    read('index.html').replace('<!-- pages -->', () => entries.join('\n')),
  )
}

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}
