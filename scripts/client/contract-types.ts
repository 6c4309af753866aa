import type { Schema } from '../../worker/openapi/shape.ts'

/**
 * The contract's types, written out of its schemas: worker/contract.ts infers the same from valibot's schemas, which
 * whoever uses the client need not install. A test compares the two.
 */
export function writeContractTypes(schemas: Record<string, Schema>): string {
  return Object.entries(schemas)
    .map(([name, schema]) => `${comment(schema, '')}export type ${name} = ${typeOf(schema, '')}\n`)
    .join('\n')
}

function typeOf(schema: Schema, indent: string): string {
  const { $ref, anyOf, oneOf, type, items } = schema
  const options = (anyOf ?? oneOf) as Schema[] | undefined
  if (typeof $ref === 'string') return $ref.split('/').at(-1) as string
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (options && type === undefined) return options.map((option) => typeOf(option, indent)).join(' | ')
  if (type === 'array') return `(${typeOf(items as Schema, indent)})[]`
  if (type === 'object') return objectOf(schema, indent)
  if (type === 'integer') return 'number'
  if (typeof type === 'string') return type
  if (Object.keys(schema).every((keyword) => keyword === 'description')) return 'unknown'
  throw new Error(`No type for the schema ${JSON.stringify(schema)}`)
}

function objectOf({ properties, required, additionalProperties }: Schema, indent: string): string {
  if (!properties) return `Record<string, ${typeOf(additionalProperties as Schema, indent)}>`
  const inner = `${indent}  `
  const lines = Object.entries(properties as Record<string, Schema>).map(([name, schema]) => {
    const mark = (required as string[]).includes(name) ? '' : '?'
    return `${comment(schema, inner)}${inner}${name}${mark}: ${typeOf(schema, inner)}\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

function comment({ description }: Schema, indent: string): string {
  return description ? `${indent}/** ${description} */\n` : ''
}
