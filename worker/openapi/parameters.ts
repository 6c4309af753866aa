import * as v from 'valibot'
import { slugShape } from '../contract/parts.ts'
import type { Parameters } from '../http/query.ts'
import type { Operation, Segment } from './operation.ts'
import { writeTextSchema } from './schemas.ts'
import type { Schema, WrittenParameter } from './shape.ts'

/** The parameters of a query, as they are read: what `metadata` says of the text goes before what reading it tells. */
export function writeQueryParameters(query: Parameters): WrittenParameter[] {
  return Object.entries(query.entries).map(([name, entry]) => {
    const optional = entry.type === 'optional' ? (entry as unknown as Optional) : undefined
    const read = optional?.wrapped ?? (entry as v.GenericSchema)
    const schema = schemaOf(read, optional?.default)
    return {
      name,
      in: 'query',
      required: !optional,
      description: v.getDescription(read) ?? '',
      schema,
      ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
      ...writeExamples(v.getExamples(read)),
    }
  })
}

/** The variable parts of a path. */
export function writePathParameters(segments: Record<string, Segment>): WrittenParameter[] {
  return Object.entries(segments).map(([name, { description, example, pattern = slugShape.source }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', pattern, maxLength: 80 },
    example,
  }))
}

/** The headers of a request that say how a write is meant. */
export function writeHeaderParameters({ once, ifMatch }: Pick<Operation, 'once' | 'ifMatch'>): WrittenParameter[] {
  return [
    ...(once
      ? [
          headerParameter(
            'Idempotency-Key',
            'A name of your own for this very write, 1 to 255 visible characters of ASCII. Repeated with it, the write is done once and answered the same for a day at least, whatever became of the first answer.',
            'c2a4f0de-7d5b-4f3c-9d58-0f7d0a3c1b52',
          ),
        ]
      : []),
    ...(ifMatch
      ? [
          headerParameter(
            'If-Match',
            'The `ETag` of what you have read: if somebody has written since, nothing is done. Without it a write goes on top of whatever is there, which stays among the revisions.',
            '"mhq2k1c0.3.published"',
          ),
        ]
      : []),
  ]
}

function headerParameter(name: string, description: string, example: string): WrittenParameter {
  return { name, in: 'header', required: false, description, schema: { type: 'string' }, example }
}

type Optional = { wrapped: v.GenericSchema; default?: unknown }

function schemaOf(read: v.GenericSchema, otherwise: unknown): Schema {
  const told = v.getMetadata(read)
  const written = told.type ? {} : writeTextSchema(read)
  return { ...written, ...(otherwise === undefined ? {} : { default: otherwise }), ...told }
}

function writeExamples(examples: readonly unknown[]): Pick<WrittenParameter, 'example' | 'examples'> {
  if (examples.length < 2) return examples.length ? { example: examples[0] } : {}
  return { examples: Object.fromEntries(examples.map((value, index) => [`example-${index + 1}`, { value }])) }
}
