import { env } from 'cloudflare:workers'
import { type Schema, Validator } from '@cfworker/json-schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import { problems } from '../../worker/http/problems.ts'
import { statusOf } from '../../worker/openapi/answers.ts'
import { templateOf } from '../../worker/openapi/document.ts'
import type { Operation } from '../../worker/openapi/operation.ts'
import { operations } from '../../worker/openapi/operations.ts'
import type {
  OpenApi,
  WrittenAnswer,
  WrittenContent,
  WrittenOperation,
  WrittenRequest,
} from '../../worker/openapi/shape.ts'
import { tags } from '../../worker/openapi/tags.ts'
import { answersOf } from '../../worker/pages/docs/content.ts'
import { accepting, furnish, move, moved, requests, send } from '../support/operations.ts'
import { craneItem, rss } from '../support/publishers.ts'
import { askIn, askJson, siteUrl } from '../support/site.ts'

/** Addresses for readers, which are no part of the contract. */
const pages = [
  '/',
  '/embed',
  '/embed/preview',
  '/categories/:slug',
  '/tags/:slug',
  '/articles/:slug',
  '/articles/:slug{[^/.]+\\.md}',
  '/docs',
  '/docs/try/:operation',
  '/problems/:name',
  '/previews/:slug',
  '/search',
  '/share/mastodon',
  '/feeds',
  '/about',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap-news.xml',
  '/sitemaps/pages.xml',
  '/sitemaps/:part{articles-[1-9][0-9]{0,6}\\.xml}',
  '/manifest.webmanifest',
  '/:key{[A-Za-z0-9-]{8,128}\\.txt}',
  '/.well-known/security.txt',
  '/.well-known/site.standard.publication',
]

let document: OpenApi

beforeAll(async () => {
  document = await askJson<OpenApi>('/openapi.json')
})

/** Publishers of the examples, and whoever is asked where they are. */
const publishers = vi.spyOn(globalThis, 'fetch')

afterAll(() => {
  publishers.mockRestore()
})

beforeEach(() => {
  publishers.mockImplementation(async (request) =>
    String(request instanceof Request ? request.url : request).startsWith(env.RESOLVER_URL)
      ? Response.json({ Answer: [{ data: '192.0.32.8' }] })
      : new Response(rss([craneItem])),
  )
})

/** `GET /api/v1/articles/{slug}`, as the routes and as the document have it. */
const routed = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !pages.includes(path))
      .map(({ method, path }) => `${method} ${templateOf(path)}`),
  ),
]

describe('the contract', () => {
  it('names every address of the API and none that is not there', () => {
    const named = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(routed).toContain('GET /api/v1/articles')
    expect(named.sort()).toEqual(routed.sort())
  })

  it('tells of every tag what it is, and has operations of each', () => {
    expect([...new Set(operations.map(({ tag }) => tag))].sort()).toEqual(tags.map(({ name }) => name).sort())
  })

  it('calls every operation by a name of its own', () => {
    const names = operations.map(({ id }) => id)
    expect(new Set(names).size).toBe(names.length)
  })

  it('gives addresses of the configured site', () => {
    expect(document.servers).toEqual([{ url: siteUrl, description: 'Newsclip' }])
  })

  it('shows of each parameter what it may be', () => {
    const asked = Object.values(document.paths).flatMap((methods) => Object.values(methods))
    const unshown = asked.flatMap(({ operationId, parameters = [] }) =>
      parameters
        .filter(({ example, examples, schema: { enum: known, items, type, default: otherwise } }) => {
          const shown = [example, examples, known, items && (items as Schema).enum, otherwise]
          return type !== 'boolean' && shown.every((one) => one === undefined)
        })
        .map(({ name }) => `${operationId} ${name}`),
    )
    expect(unshown).toEqual([])
  })

  it('has an example of each answer and each body, which is as it says', () => {
    const exchanged = [...Object.values(document.paths), ...Object.values(document.webhooks)].flatMap(
      (methods): (WrittenOperation | WrittenRequest)[] => Object.values(methods),
    )
    for (const { operationId, requestBody, responses } of exchanged) {
      const success = Object.entries(responses).filter(([status]) => /^2/.test(status))
      for (const content of [requestBody?.content, ...success.map(([, answer]) => (answer as WrittenAnswer).content)]) {
        if (content) expectExamples(content, operationId)
      }
    }
  })

  it('has each problem as an answer of some operation, or as no operation’s at all', () => {
    const written = operations
      .flatMap((operation) => Object.values(writtenAnswers(operation)))
      .flatMap(({ content = {} }) => Object.keys(content['application/problem+json']?.examples ?? {}))
    const elsewhere = ['preview-not-found', 'address-not-found', 'method-not-allowed', 'format-unknown']
    expect([...new Set([...written, ...elsewhere])].sort()).toEqual(Object.keys(problems).sort())
  })
})

const reads = operations.filter(({ method }) => method === 'get')
const writes = operations.filter(({ method }) => method !== 'get')

// What changes nothing is asked of one site, all of it in one test: to furnish a site takes longer than to ask it everything.
describe('an answer is as the contract says, headers included', () => {
  beforeEach(furnish)

  it('when something is read', async () => {
    for (const operation of reads) await expectSuccess(operation)
  })

  it.each(writes)('when something is written: $method $path', expectSuccess)

  it('when nothing has changed', async () => {
    for (const operation of reads) {
      const request = requestOf(operation)
      const etag = (await send(operation, request)).headers.get('ETag') ?? ''
      await expectAnswer(operation, 304, request, send(operation, request, { 'If-None-Match': etag }))
    }
  })

  it('when a parameter is unknown', async () => {
    for (const operation of operations.filter(({ overlooks, trouble }) => !overlooks && trouble !== 'warning')) {
      const request = `${requestOf(operation).split('?')[0]}?colour=red`
      await expectAnswer(operation, 400, request, send(operation, request))
    }
  })

  it('when the token is missing', async () => {
    for (const operation of operations.filter(({ scope }) => scope !== undefined)) {
      const request = requestOf(operation)
      await expectAnswer(operation, 401, request, send(operation, request, { Authorization: '' }))
    }
  })

  it('when it is at another address', async () => {
    await move(operations.find(({ id }) => id === 'saveSynonyms') as Operation)
    for (const operation of operations.filter(({ moves }) => moves !== undefined)) {
      const request = moved[operation.id] ?? ''
      await expectAnswer(operation, 301, request, send(operation, request))
    }
  })

  it('when there is none of this slug', async () => {
    for (const operation of operations.filter(({ path }) => path.includes(':slug'))) {
      const { path, segments = {} } = operation
      const request = path
        .replace(':slug', 'unheard-of')
        .replaceAll(/:(\w+)/g, (_, name) => segments[name]?.example ?? '')
      await expectAnswer(operation, 404, request, send(operation, request))
    }
  })

  it('when it accepts no format', async () => {
    for (const operation of reads.filter(({ id }) => id in accepting)) {
      const request = requestOf(operation)
      await expectAnswer(operation, 406, request, send(operation, request, { Accept: 'text/html' }))
    }
  })

  it('when the caller asks too often', async () => {
    const limited = { READ_LIMIT: { limit: async () => ({ success: false }) } }
    for (const operation of reads) {
      const request = requestOf(operation)
      await expectAnswer(operation, 429, request, askIn(limited, request))
    }
  })
})

function requestOf({ id }: Operation): string {
  const [request] = requests[id] ?? []
  if (request === undefined) throw new Error(`No request is known for ${id}.`)
  return request
}

/** What the document says of an operation's answers, by status. */
function writtenAnswers({ path, method }: Operation): Record<string, WrittenAnswer> {
  const written = document.paths[templateOf(path)]?.[method]
  if (!written) throw new Error(`The document has no ${method} ${path}.`)
  return answersOf(document, written)
}

/** Its requests together carry every header that is promised. */
async function expectSuccess(operation: Operation) {
  const status = statusOf(operation)
  const carried = new Set<string>()
  const asked = [requestOf(operation), ...(requests[operation.id] ?? []).slice(1)].map((path) => [path, '*/*'] as const)
  for (const [request, accept] of [...asked, ...(accepting[operation.id] ?? [])]) {
    const response = await expectAnswer(operation, status, request, send(operation, request, { Accept: accept }))
    for (const name of headersOf(response)) carried.add(name)
  }
  const promised = Object.keys(writtenAnswers(operation)[status]?.headers ?? {}).map((name) => name.toLowerCase())
  expect.soft([...carried].sort(), operation.id).toEqual(promised.sort())
}

async function expectAnswer(operation: Operation, status: number, request: string, asked: Promise<Response>) {
  const response = await asked
  const said = `${operation.method} ${request}`
  expect.soft(response.status, said).toBe(status)
  const answer = writtenAnswers(operation)[status]
  const documented = Object.keys(answer?.headers ?? {}).map((name) => name.toLowerCase())
  expect.soft(documented, said).toEqual(expect.arrayContaining(headersOf(response)))

  const type = response.headers.get('Content-Type')?.split(';')[0] ?? ''
  const text = await response.text()
  if (!answer?.content) {
    expect.soft(text, said).toBe('')
    return response
  }
  expect.soft(Object.keys(answer.content), said).toContain(type)
  expect.soft(errorsOf(answer.content[type], /[/+]json$/.test(type) ? JSON.parse(text) : text), said).toEqual([])
  return response
}

/** One of each type, and of pictures one of any. */
function expectExamples(content: Record<string, WrittenContent>, said: string) {
  const shown = Object.entries(content).filter(([, { examples }]) => examples)
  expect.soft(shown, said).not.toEqual([])
  expect
    .soft(
      Object.keys(content).filter((type) => !type.startsWith('image/') && !content[type]?.examples),
      said,
    )
    .toEqual([])
  for (const [type, shape] of shown) {
    for (const [name, example] of Object.entries(shape.examples ?? {})) {
      if (!('value' in example))
        expect.soft(example, said).toMatchObject({ externalValue: expect.stringContaining(`${siteUrl}/`) })
      else
        expect
          .soft(example.value === undefined ? 'nothing' : errorsOf(shape, example.value), `${said} ${type} ${name}`)
          .toEqual([])
    }
  }
}

/** What the platform and HTTP itself add to any answer is not told. */
const untold = ['content-type', 'content-length', 'date']

function headersOf(response: Response): string[] {
  return [...response.headers.keys()].filter((name) => !untold.includes(name))
}

/** By schema; each takes as long to make as twenty answers to check. */
const validators = new Map<string, Validator>()

function errorsOf({ schema = {} }: WrittenContent = {}, value: unknown) {
  const { contentMediaType, contentSchema } = schema
  if (contentMediaType === undefined) return validatorOf(schema).validate(value).errors
  const lines = String(value).trim().split('\n')
  return lines.flatMap((line) => validatorOf(contentSchema as Schema).validate(JSON.parse(line)).errors)
}

function validatorOf(schema: Schema): Validator {
  const key = JSON.stringify(schema)
  const whole = { ...schema, components: { schemas: document.components.schemas } } as Schema
  const validator = validators.get(key) ?? new Validator(whole, '2020-12', false)
  validators.set(key, validator)
  return validator
}
