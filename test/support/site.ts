import { createExecutionContext } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { app } from '../../worker/app.ts'
import type { ArticleInput, ImportReport, Problem } from '../../worker/contract.ts'
import type { Bindings } from '../../worker/env.ts'
import { editorToken } from './editor-token.ts'

export const siteUrl = 'https://news.example'

/** Asks the worker, as a browser or a program would. */
export function ask(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(`${siteUrl}${path}`, init))
}

export async function askJson<T>(path: string): Promise<T> {
  const response = await ask(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** What the worker has against the request; throws when it has nothing. */
export async function askProblem(path: string, init?: RequestInit): Promise<Problem & { headers: Headers }> {
  const response = await ask(path, init)
  if (response.headers.get('Content-Type') !== 'application/problem+json') {
    throw new Error(`${path} answered ${response.status} and no problem: ${await response.text()}`)
  }
  return { ...(await response.json<Problem>()), headers: response.headers }
}

/** Sends lines to the write API with the editor token. */
export function sendLines(lines: string, headers: Record<string, string> = {}): Promise<Response> {
  return ask('/api/v1/imports', {
    method: 'POST',
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/x-ndjson', ...headers },
    body: lines,
  })
}

export async function importArticles(...articles: (ArticleInput | object)[]): Promise<ImportReport> {
  const response = await sendLines(articles.map((article) => JSON.stringify(article)).join('\n'))
  if (response.status !== 200) throw new Error(`The import answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** Asks a worker some of whose bindings are as given. */
export async function askIn(bindings: Partial<Bindings>, path: string, headers: Record<string, string> = {}) {
  const request = new Request(siteUrl + path, { headers: { 'CF-Connecting-IP': '192.0.2.7', ...headers } })
  return app.fetch(request, { ...env, ...bindings }, createExecutionContext())
}
