import * as v from 'valibot'
import { slugShape } from '../contract/parts.ts'
import type { Parameters } from '../http/query.ts'
import type { Segment } from './operation.ts'
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
  return Object.entries(segments).map(([name, { description, example }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', pattern: slugShape.source, maxLength: 80 },
    example,
  }))
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
