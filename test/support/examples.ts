import { exampleSiteUrl } from '../../worker/openapi/example-site.ts'
import type { Example, Operation, RequestBody } from '../../worker/openapi/operation.ts'
import { operations } from '../../worker/openapi/operations.ts'
import { editorToken } from './editor-token.ts'
import { blankSharePicture } from './pictures.ts'

/** What the demo answers to the contract's examples, by their addresses, written for the example site. Writes come last. */
export async function askExamples(siteUrl: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const operation of [...operations].sort((one, other) => Number(writes(one)) - Number(writes(other)))) {
    for (const example of operation.examples) answers[example.path] = await askExample(siteUrl, operation, example)
  }
  return answers
}

async function askExample(siteUrl: string, operation: Operation, { path, mediaType }: Example): Promise<unknown> {
  const { type, sent } = sendable(operation.body)
  const address = path.replaceAll(encodeURIComponent(exampleSiteUrl), encodeURIComponent(siteUrl))
  const response = await fetch(siteUrl + address, {
    method: operation.method.toUpperCase(),
    headers: {
      ...(mediaType ? { Accept: mediaType } : {}),
      ...(writes(operation) ? { Authorization: `Bearer ${editorToken}` } : {}),
      ...type,
    },
    ...sent,
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  const text = (await response.text())
    .replaceAll(siteUrl, exampleSiteUrl)
    .replaceAll(encodeURIComponent(siteUrl), encodeURIComponent(exampleSiteUrl))
  return response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text
}

function writes({ method }: Operation): boolean {
  return method !== 'get'
}

const picture = await blankSharePicture()

/** A request's body as it is sent, and of which type; a picture, where it is a file. */
export function sendable(body: RequestBody | undefined): { type: Record<string, string>; sent: { body?: BodyInit } } {
  if (!body) return { type: {}, sent: {} }
  if ('fileTypes' in body) return { type: { 'Content-Type': 'image/png' }, sent: { body: picture } }
  const { mediaType, example } = body
  const text = typeof example === 'string' ? example : JSON.stringify(example)
  return { type: { 'Content-Type': mediaType }, sent: { body: text } }
}
