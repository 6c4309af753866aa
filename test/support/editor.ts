import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '../../worker/app.ts'
import type { AuditEntry, AuditList, Manuscript, ManuscriptCard } from '../../worker/contract.ts'
import type { Bindings } from '../../worker/env.ts'
import { editorToken } from './editor-token.ts'
import { siteUrl } from './site.ts'

export interface Asked {
  body?: unknown
  headers?: Record<string, string>
  bindings?: Partial<Bindings>
}

/** Asks the API with the editor token, a path below `/api/v1`. */
export async function edit(method: string, path: string, { body, headers, bindings }: Asked = {}): Promise<Response> {
  const request = new Request(`${siteUrl}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${editorToken}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isSentAsIs(body) ? body : JSON.stringify(body) }),
  })
  const ctx = createExecutionContext()
  const response = await app.fetch(request, { ...env, ...bindings }, ctx)
  await waitOnExecutionContext(ctx)
  return response
}

function isSentAsIs(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
}

/** The same, of what is sure to go well. */
export async function editJson<T = ManuscriptCard>(method: string, path: string, asked: Asked = {}): Promise<T> {
  const response = await edit(method, path, asked)
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** `409 slug-taken`: what the worker has against the request. */
export async function refusalOf(response: Response): Promise<string> {
  const { type } = await response.json<{ type: string }>()
  return `${response.status} ${type.split('/').at(-1)}`
}

/** A draft, and whether it is published as well. */
export async function write(body: { title: string; [part: string]: unknown }, publishedAt?: string | null) {
  const draft = await editJson('POST', '/articles', { body })
  if (publishedAt === undefined) return draft
  return editJson('PUT', `/articles/${draft.slug}/publication`, { body: publishedAt === null ? {} : { publishedAt } })
}

export function manuscript(slug: string): Promise<Manuscript> {
  return editJson<Manuscript>('GET', `/articles/${slug}`)
}

export async function auditOf(subject: string): Promise<AuditEntry[]> {
  return (await editJson<AuditList>('GET', `/audit?subject=${subject}`)).entries
}

/** What readers are answered at an article's addresses: API, page, more. */
export async function readersSee(slug: string, bindings: Partial<Bindings> = {}): Promise<number[]> {
  const paths = [`/api/v1/articles/${slug}`, `/articles/${slug}`, `/api/v1/articles/${slug}/more`]
  const answers = paths.map(async (path) => {
    const response = await app.fetch(new Request(siteUrl + path), { ...env, ...bindings }, createExecutionContext())
    await response.body?.cancel()
    return response.status
  })
  return Promise.all(answers)
}
