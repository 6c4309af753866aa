import * as v from 'valibot'
import { tokenInput as written } from '../contract/editors.ts'
import { ownNames } from '../domain/editor-token.ts'
import { parseTime, timeComplaint } from '../domain/time.ts'
import { limit, numberCursor } from './parameters.ts'

/** The contract's schema, with what only the domain can judge. */
export const tokenInput = v.strictObject({
  ...written.entries,
  name: v.pipe(
    written.entries.name,
    v.check((name) => !ownNames.includes(name), 'is a name that the audit log has for somebody else'),
  ),
  expiresAt: v.optional(
    v.pipe(
      written.entries.expiresAt.wrapped,
      v.check((text) => parseTime(text) !== undefined, timeComplaint),
    ),
  ),
})

/** What the audit log reads. */
export const auditParameters = v.strictObject({
  subject: v.optional(
    v.pipe(v.string(), v.description('Only what became of this: a slug.'), v.examples(['harbour-crane'])),
  ),
  limit: limit(50),
  cursor: numberCursor,
})
