import { Hono } from 'hono'
import type { AuditList, EditorToken, MadeToken, TokenList } from '../contract.ts'
import { listAudit } from '../database/audit.ts'
import { listEditorTokens, saveEditorToken, saveRevocation } from '../database/editor-tokens.ts'
import { findPreviewKey } from '../database/signing-keys.ts'
import { cutPage } from '../domain/cut-page.ts'
import { hashOf, makeSecret, secretOf } from '../domain/editor-token.ts'
import { presentAudit, presentEditorToken } from '../domain/present-editors.ts'
import type { App } from '../env.ts'
import { editorOnly } from '../http/editor.ts'
import { auditParameters, tokenInput } from '../http/editor-parameters.ts'
import { readJson } from '../http/json.ts'
import { keyUsed, readOnce } from '../http/once.ts'
import { isRowNumber, noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'

/** Tokens: made and shown once, listed without themselves, ended. */
export const tokens = new Hono<App>()
  .use(editorOnly('admin'))
  .get('/', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const list: TokenList = { tokens: (await listEditorTokens(c.var.db)).map(presentEditorToken) }
    return c.json(list)
  })
  .post('/', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    const { name, scopes, expiresAt } = await readJson(c, tokenInput)
    const end = expiresAt ? Date.parse(expiresAt) : null
    if (end !== null && end <= now) throw new ProblemError('body-invalid', 'expiresAt: has passed')
    const once = await readOnce(c, '')
    const token = once
      ? await secretOf(await findPreviewKey(db), c.req.header('Authorization') ?? '', once.key)
      : makeSecret()
    const wished = { name, scopes: [...new Set(scopes)], hash: await hashOf(token), expiresAt: end }
    const saved = await saveEditorToken(db, wished, actor, now)
    if (!saved) throw new ProblemError('token-known', `"${name}": end that token first, or choose another name.`)
    const isAsWished = saved.name === name && `${saved.scopes}` === `${wished.scopes}` && saved.expiresAt === end
    if (!isAsWished) throw keyUsed()
    const made: MadeToken = { ...presentEditorToken(saved), token }
    return c.json(made, 201)
  })
  .delete('/:id', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    const id = c.req.param('id')
    const ended = isRowNumber(id) ? await saveRevocation(db, Number(id), actor, now) : undefined
    if (!ended) throw new ProblemError('token-not-found', `No token has the number "${id}".`)
    return c.json(presentEditorToken(ended) satisfies EditorToken)
  })

/** Who wrote what. */
export const audit = new Hono<App>().use(editorOnly('admin')).get('/', async (c) => {
  const { subject, limit, cursor } = readQuery(auditParameters, queryOf(c.req))
  const found = await listAudit(c.var.db, { below: cursor, subject, limit: limit + 1 })
  const { shown, next } = cutPage(found, limit, ({ id }) => String(id))
  const list: AuditList = {
    entries: shown.map(presentAudit),
    next,
  }
  return c.json(list)
})
