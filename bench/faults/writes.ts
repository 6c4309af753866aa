import type { ImportReport, ManuscriptCard } from '../../worker/contract.ts'
import { asEditor, type Server } from './serve.ts'

/** A write that a caller goes on repeating, with the same key, until it is acknowledged. */
export interface Write {
  name: string
  /** One attempt: whether it was acknowledged. Throws when nobody answered. */
  attempt: (server: Server) => Promise<boolean>
}

const category = 'Faults'

/** Drafts an article and publishes it; two requests. */
export function publishing(name: string): Write {
  let slug: string | undefined
  return {
    name,
    async attempt(server) {
      slug ??= await draft(server, name)
      if (slug === undefined) return false
      const response = await send(server, `/api/v1/articles/${slug}/publication`, 'PUT', `publish-${name}`)
      return acknowledged(response)
    },
  }
}

async function draft(server: Server, name: string): Promise<string | undefined> {
  const body = { title: name, tags: ['Written', name], category, body: { markdown: `It is **${name}**.` } }
  const response = await send(server, '/api/v1/articles', 'POST', `draft-${name}`, body)
  return (await acknowledged(response)) ? ((await response.clone().json()) as ManuscriptCard).slug : undefined
}

/** Imports as many articles in one request, which are kept together or not at all. */
export function importing(name: string, articles: number): Write & { slugs: string[] } {
  const slugs = Array.from({ length: articles }, (_, n) => `${name}-${n}`)
  const lines = slugs.map((slug, n) =>
    JSON.stringify({
      ...{ title: slug, slug, tags: ['Imported', name], category, body: { text: `This is ${slug}.` } },
      ...{ publishedAt: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(), origin: { source: name, guid: slug } },
    }),
  )
  return {
    name,
    slugs,
    async attempt(server) {
      const headers = { ...asEditor, 'Content-Type': 'application/x-ndjson' }
      const response = await server.ask('/api/v1/imports', { method: 'POST', headers, body: lines.join('\n') })
      if (!(await acknowledged(response))) return false
      const { refused, added, unchanged } = (await response.json()) as ImportReport
      if (refused || added + unchanged !== articles) throw new Error(`${name} was not kept as it was sent`)
      return true
    },
  }
}

/** Repeats a write until it is acknowledged; how many attempts it took. */
export async function until(server: Server, write: Write): Promise<number> {
  for (let attempts = 1; ; attempts++) {
    if (await write.attempt(server)) return attempts
    if (attempts === maxAttempts) throw new Error(`${write.name} was not acknowledged in ${maxAttempts} attempts`)
  }
}

const maxAttempts = 200

function send(server: Server, path: string, method: string, key: string, body?: object): Promise<Response> {
  const headers = { ...asEditor, 'Idempotency-Key': key, 'Content-Type': 'application/json' }
  return server.ask(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
}

/** Whoever fails says so with a problem that passes, and says when to try again; anything else is a finding. */
export async function acknowledged(response: Response): Promise<boolean> {
  if (response.ok) return true
  const text = await response.text()
  if (response.status === 503 && response.headers.has('Retry-After') && !/\n +at /.test(text)) return false
  throw new Error(`${response.url} answered ${response.status}: ${text}`)
}
