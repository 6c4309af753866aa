import type { Site } from '../domain/site.ts'
import { type Shared, writeAnswers } from './answers.ts'
import { writeEventMessages } from './event-messages.ts'
import { exampleSiteUrl } from './example-site.ts'
import type { ExampleAnswers } from './examples.ts'
import { writeHeaders } from './headers.ts'
import type { Operation, RequestBody } from './operation.ts'
import { operations } from './operations.ts'
import { writeHeaderParameters, writePathParameters, writeQueryParameters } from './parameters.ts'
import { refer, writeLinesSchema, writeSchemas } from './schemas.ts'
import type { OpenApi, WrittenOperation } from './shape.ts'
import { tags } from './tags.ts'

/** The whole contract as an OpenAPI document, with the addresses of this site. */
export function writeOpenApi(site: Site, answers: ExampleAnswers): OpenApi {
  return JSON.parse(writeOpenApiText(site, answers)) as OpenApi
}

/** The same as it is sent. */
export function writeOpenApiText(site: Site, answers: ExampleAnswers): string {
  const paths: OpenApi['paths'] = {}
  const shared: Shared = { responses: {}, examples: {} }
  for (const operation of operations) {
    paths[templateOf(operation.path)] = {
      ...paths[templateOf(operation.path)],
      [operation.method]: writeOperation(operation, answers, shared),
    }
  }
  const written: OpenApi = {
    openapi: '3.1.1',
    info: {
      title: `The ${site.name} API`,
      summary: site.tagline,
      description,
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    externalDocs: { url: `${exampleSiteUrl}/docs`, description: 'The same for readers, to be tried out.' },
    servers: [{ url: exampleSiteUrl, description: site.name }],
    tags,
    paths,
    webhooks: writeEventMessages(),
    components: {
      schemas: writeSchemas(),
      ...shared,
      headers: writeHeaders(),
      securitySchemes,
    },
  }
  return JSON.stringify(written)
    .replaceAll(exampleSiteUrl, site.url)
    .replaceAll(encodeURIComponent(exampleSiteUrl), encodeURIComponent(site.url))
}

/** `/articles/:slug` as OpenAPI spells it; a part that has to end in an extension keeps that. */
export function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)(?:\{[^}]*?(?:\\(\.\w+))?\})?/g, (_, name, extension = '') => `{${name}}${extension}`)
}

const description = `Short articles with a category, tags, a picture and the source of their facts: any question about them, answered at the
edge. Reading needs no key and may be done from a browser on any origin. Whatever cannot be understood is told, with a
problem document (RFC 9457) that names the parameter at fault; nothing is silently ignored. Every address that answers to
GET answers to HEAD as well, and every address to OPTIONS: to browsers, which ask
beforehand, and to whoever asks what can be done there, with the header Allow.`

const securitySchemes: OpenApi['components']['securitySchemes'] = {
  editorToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The instance’s secret EDITOR_TOKEN, or a token that was made with it and is for what is asked. Reading needs none.',
  },
}

function writeOperation(operation: Operation, answers: ExampleAnswers, shared: Shared): WrittenOperation {
  const { id, tag, summary, segments = {}, query, body, scope } = operation
  const description = scope
    ? `${operation.description} Needs a token with the scope \`${scope}\`.`
    : operation.description
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    security: operation.scope ? [{ editorToken: [] }] : [],
    parameters: [...writePathParameters(segments), ...writeQueryParameters(query), ...writeHeaderParameters(operation)],
    ...(body ? { requestBody: writeBody(body) } : {}),
    responses: writeAnswers(operation, answers, shared),
  }
}

function writeBody(body: RequestBody) {
  const { description } = body
  if ('fileTypes' in body) {
    const file = { summary: 'A picture', externalValue: exampleSiteUrl + body.example }
    // Without a schema: bytes are described by their type alone (OpenAPI 3.1.1, 4.8.14.1).
    const content = body.fileTypes.map((type) => [type, type === 'image/png' ? { examples: { file } } : {}])
    return { required: true, description, content: Object.fromEntries(content) }
  }
  const { mediaType, schema, example, optional = false } = body
  const content = {
    schema: typeof example === 'string' ? writeLinesSchema(mediaType, refer(schema)) : refer(schema),
    examples: { body: { summary: 'What may be sent', value: example } },
  }
  return { required: !optional, description, content: { [mediaType]: content } }
}
