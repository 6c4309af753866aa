import * as v from 'valibot'
import { moment, text, textOrNull } from './parts.ts'

const scopeNames = ['articles', 'media', 'sources', 'admin'] as const

const scopes = v.pipe(
  v.array(v.picklist(scopeNames, `must be among ${scopeNames.join(', ')}`)),
  v.minLength(1, 'is empty'),
  v.description('What the token may be used for; `admin` is everything.'),
)

const momentOrNull = (description: string) =>
  v.pipe(v.nullable(v.pipe(v.string(), v.isoTimestamp())), v.description(description))

export const editorToken = v.pipe(
  v.strictObject({
    id: v.pipe(v.number(), v.integer(), v.description('Names the token in addresses.')),
    name: text('Whose it is, or what for; stands in the audit log.'),
    scopes,
    createdAt: moment('When it was made.'),
    expiresAt: momentOrNull('When it ends by itself; null when it does not.'),
    revokedAt: momentOrNull('When it was ended by hand; null while it was not.'),
    lastUsedAt: momentOrNull('The hour of its last use; null when it was never used.'),
  }),
  v.description('A token that opens writing. The token itself is shown only once, when it is made.'),
)

export const madeToken = v.pipe(
  v.strictObject({ ...editorToken.entries, token: text('The token. It is kept nowhere and never shown again.') }),
  v.description('A token that was just made.'),
)

export const tokenInput = v.pipe(
  v.strictObject({
    name: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, 'is empty'),
      v.maxLength(100, 'is longer than 100 characters'),
      v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'has a character that cannot be seen'),
      v.description('Whose it is, or what for. No two that are in force have the same.'),
      v.examples(['Ada’s laptop']),
    ),
    scopes,
    expiresAt: v.optional(
      v.pipe(
        v.string(),
        v.description('When it ends by itself: a day, or a time with zone. Never, when absent.'),
        v.metadata({ anyOf: [{ format: 'date' }, { format: 'date-time' }] }),
      ),
    ),
  }),
  v.description('A token that is wished for.'),
)

export const tokenList = v.pipe(
  v.strictObject({ tokens: v.pipe(v.array(editorToken), v.description('The newest first, ended ones among them.')) }),
  v.description('All tokens, without the secrets.'),
)

export const auditEntry = v.pipe(
  v.strictObject({
    id: v.pipe(v.number(), v.integer(), v.description('Grows with each write.')),
    at: moment('When it was written.'),
    actor: text('The name of the token that was used; `EDITOR_TOKEN` for the secret, `clock` for what is due.'),
    action: v.pipe(text('What was done.'), v.examples(['articles.imported', 'token.made'])),
    subject: textOrNull('What was written, by its name; null where it is many.'),
    before: v.pipe(v.unknown(), v.description('As much of the state before as tells what changed; or null.')),
    after: v.pipe(v.unknown(), v.description('As much of the state after as tells what changed; or null.')),
  }),
  v.description('A write: who, what, when, before and after.'),
)

export const auditList = v.pipe(
  v.strictObject({
    entries: v.pipe(v.array(auditEntry), v.description('The newest first.')),
    next: textOrNull('Give it as `cursor` to go on; null on the last page.'),
  }),
  v.description('A page of the audit log.'),
)
