import { Hono } from 'hono'
import type { App } from '../env.ts'
import { cachePolicies, documentationCacheTag } from '../http/caching.ts'
import { noParameters } from '../http/parameters.ts'
import { readQuery } from '../http/query.ts'
import { writeOpenApi } from '../openapi/document.ts'

const headers = { 'Cache-Control': cachePolicies.documentation, 'Cache-Tag': documentationCacheTag }

export const docs = new Hono<App>().get('/openapi.json', (c) => {
  readQuery(noParameters, c.req.queries())
  return c.json(writeOpenApi(c.var.site), 200, headers)
})
