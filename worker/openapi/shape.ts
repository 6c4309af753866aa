// As much of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1) as we write.

export interface OpenApi {
  openapi: '3.1.1'
  info: {
    title: string
    summary: string
    description: string
    version: string
    license: { name: string; identifier: string }
  }
  externalDocs: { url: string; description: string }
  servers: { url: string; description: string }[]
  tags: { name: string; description: string }[]
  /** By address, in the document's order; then by method. */
  paths: Record<string, Record<string, WrittenOperation>>
  /** What is asked of others, by what it is about. */
  webhooks: Record<string, Record<string, WrittenRequest>>
  components: {
    schemas: Record<string, Schema>
    /** What operations have in common, and of the same name each. */
    responses: Record<string, WrittenAnswer>
    examples: Record<string, WrittenExample>
    headers: Record<string, WrittenHeader>
    securitySchemes: Record<string, { type: 'http'; scheme: 'bearer'; description: string }>
  }
}

/** To what stands among the components. */
export interface Reference {
  $ref: string
}

/** JSON Schema, draft 2020-12. */
export type Schema = { [keyword: string]: unknown }

export interface WrittenOperation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, string[]>[]
  parameters: WrittenParameter[]
  requestBody?: { required: boolean; description: string; content: Record<string, WrittenContent> }
  /** By status. */
  responses: Record<string, WrittenAnswer | Reference>
}

/** A request that we make. */
export interface WrittenRequest extends Omit<WrittenOperation, 'responses'> {
  /** By status. */
  responses: Record<string, { description: string }>
}

export interface WrittenParameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  schema: Schema
  /** Arrays are written with commas between their elements. */
  style?: 'form'
  explode?: false
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

export interface WrittenAnswer {
  description: string
  headers: Record<string, Reference>
  content?: Record<string, WrittenContent>
}

export interface WrittenContent {
  /** Absent for bytes. */
  schema?: Schema
  examples?: Record<string, WrittenExample | Reference>
}

/** The thing itself, or where it is. */
export type WrittenExample = { summary: string } & ({ value: unknown } | { externalValue: string })

export interface WrittenHeader {
  description: string
  schema: Schema
  example: string
}
