import { type Context, Hono } from 'hono'
import { listPage } from '../database/list-page.ts'
import { stretchFor } from '../domain/page.ts'
import { presentCards } from '../domain/present.ts'
import { everything } from '../domain/question.ts'
import type { App } from '../env.ts'
import { cachePolicies, documentationCacheTag, freshHeaders, navigationCacheTag } from '../http/caching.ts'
import { noParameters } from '../http/parameters.ts'
import { ProblemError, type ProblemName, problems } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { readAllowance } from '../http/read-limit.ts'
import { addressOf, findOpenRead } from '../openapi/address.ts'
import { problemExample } from '../openapi/answers.ts'
import { commandOf } from '../openapi/command.ts'
import { writeOpenApi, writeOpenApiText } from '../openapi/document.ts'
import { findExamples } from '../openapi/examples.ts'
import { problemNotes } from '../openapi/problem-notes.ts'
import type { OpenApi } from '../openapi/shape.ts'
import { renderDocsPage } from '../pages/docs/page.ts'
import { renderProblemExplained } from '../pages/docs/problem.ts'
import { answerPage } from './answer-page.ts'

export const docs = new Hono<App>()
  .get('/openapi.json', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    return c.body(writeOpenApiText(c.var.site, await findExamples(c.env.ASSETS)), 200, {
      'Content-Type': 'application/json',
      'Cache-Control': cachePolicies.documentation,
      'Cache-Tag': documentationCacheTag,
    })
  })
  .get('/docs', async (c) => {
    const { site } = c.var
    const [{ categories, cards, headers }, document] = await Promise.all([findSurroundings(c), contractOf(c)])
    const [newest] = presentCards(cards, site)
    const content = { document, newest, problems: problemList, manners: readAllowance }
    return answerPage(c, renderDocsPage({ site, categories, canonical: `${site.url}/docs` }, content), headers)
  })
  .get('/docs/try/:operation', (c) => {
    const operation = findOpenRead(c.req.param('operation'))
    if (!operation) throw new ProblemError('address-not-found', 'There is nothing of this name to be tried.')
    const address = c.var.site.url + addressOf(operation, c.req.query())
    return c.body(null, 302, { Location: address, 'Cache-Control': cachePolicies.never })
  })
  .get('/problems/:name', async (c) => {
    const { site } = c.var
    const name = c.req.param('name')
    if (!isProblem(name)) throw new ProblemError('address-not-found', 'There is no problem of this name.')
    const [{ categories, headers }, document] = await Promise.all([findSurroundings(c), contractOf(c)])
    const { request, ...note } = problemNotes[name]
    const problem = {
      ...note,
      ...problems[name],
      name,
      example: problemExample(name, site.url),
      command: request && commandOf(site.url, request),
    }
    const canonical = `${site.url}/problems/${name}`
    return answerPage(c, renderProblemExplained({ site, categories, canonical }, problem, document), headers)
  })

const problemList = Object.entries(problems).map(([name, problem]) => ({ name, ...problem }))

function isProblem(name: string): name is ProblemName {
  return Object.hasOwn(problems, name)
}

async function contractOf(c: Context<App>): Promise<OpenApi> {
  return writeOpenApi(c.var.site, await findExamples(c.env.ASSETS))
}

/** What stands around the documentation and in its examples, in one round trip. */
async function findSurroundings(c: Context<App>) {
  const { db, now, horizon } = c.var
  const { categories, cards, freshness } = await listPage(
    db,
    everything,
    stretchFor(everything, undefined, 1, horizon),
    horizon,
  )
  return {
    categories,
    cards,
    headers: {
      ...freshHeaders('timeline', freshness, now),
      'Cache-Tag': [documentationCacheTag, 'list', navigationCacheTag].join(),
    },
  }
}
