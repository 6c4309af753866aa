import { exampleSiteUrl } from '../../worker/openapi/example-site.ts'
import type { Example, Operation } from '../../worker/openapi/operation.ts'
import { operations } from '../../worker/openapi/operations.ts'
import { editorToken } from './editor-token.ts'

/** What the demo answers to the contract's examples, by their addresses, written for the example site. Writes come last. */
export async function askExamples(siteUrl: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const operation of [...operations].sort((one, other) => Number(writes(one)) - Number(writes(other)))) {
    for (const example of operation.examples) answers[example.path] = await askExample(siteUrl, operation, example)
  }
  return answers
}

async function askExample(siteUrl: string, operation: Operation, { path, mediaType }: Example): Promise<unknown> {
  const { body, method } = operation
  const response = await fetch(siteUrl + path, {
    method: method.toUpperCase(),
    headers: {
      ...(mediaType ? { Accept: mediaType } : {}),
      ...(writes(operation) ? { Authorization: `Bearer ${editorToken}` } : {}),
      ...(body ? { 'Content-Type': body.mediaType } : {}),
    },
    ...(body ? { body: textOf(body.example) } : {}),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  const text = (await response.text()).replaceAll(siteUrl, exampleSiteUrl)
  return response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text
}

function writes({ method }: Operation): boolean {
  return method !== 'get'
}

/** A request's body as it is sent. */
export function textOf(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example)
}
