import { Hono } from 'hono'
import { readBody } from '../body/read-body.ts'
import type { ImportList, ImportOutcome, ImportReport } from '../contract.ts'
import { isKeepable } from '../database/article-writes.ts'
import { findImport, listImports } from '../database/imports.ts'
import { saveArticles } from '../database/save-articles.ts'
import { saveTakenBack } from '../database/save-taken-back.ts'
import { candidateFromInput, unfiled } from '../domain/candidate.ts'
import { cutPage } from '../domain/cut-page.ts'
import { makeImportName } from '../domain/import.ts'
import { presentImport } from '../domain/present-import.ts'
import type { Candidate, Decision } from '../domain/reconcile.ts'
import type { App } from '../env.ts'
import { readArticleInput } from '../http/article-input.ts'
import { forget, invalidate } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { readLines } from '../http/lines.ts'
import { noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { importListParameters, importParameters } from '../http/source-input.ts'
import { drawNewest } from '../sharing/share-pictures.ts'

const editor = editorOnly('articles')

/** Bulk writing: one article a line; those that are sound are kept in one transaction, and each line gets its word. */
export const imports = new Hono<App>()
  .post('/', editor, async (c) => {
    const { db, actor, now, site } = c.var
    const { import: given } = readQuery(importParameters, queryOf(c.req))
    const lines = await readLines(c)
    const read = await Promise.all(lines.map((line) => readLine(line.text, site.locale)))
    const candidates = read.flatMap((one) => ('candidate' in one ? [one.candidate] : []))
    const earlier = given === undefined ? undefined : await findImport(db, given)
    if (earlier && earlier.state !== 'kept') {
      throw new ProblemError('import-taken-back', `"${given}" was taken back; give what comes after it another name.`)
    }
    const name = given ?? makeImportName('import', now)
    // Whoever hands an article in by name wants it, though it went with an import before.
    const saved = await saveArticles(db, candidates, actor, now, { name, sourceId: null, returning: true })
    await invalidate(c.executionCtx as { cache?: CacheContext }, saved.touched)
    c.executionCtx.waitUntil(drawNewest(c.var, c.env))

    const decisions = saved.decisions.values()
    const outcomes = read.map((one, index) => {
      const line = lines[index]?.number ?? 0
      return 'candidate' in one ? outcomeOf(line, decisions.next().value as Decision, one.told) : { line, ...one }
    })
    return c.json(reportOf(name, outcomes))
  })
  .get('/', editor, async (c) => {
    const { source, limit, cursor } = readQuery(importListParameters, queryOf(c.req))
    const found = await listImports(c.var.db, { source, below: cursor, limit: limit + 1 })
    const { shown, next } = cutPage(found, limit, ({ id }) => String(id))
    const list: ImportList = {
      imports: shown.map(presentImport),
      next,
    }
    return c.json(list)
  })
  .get('/:name', editor, async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const found = await findImport(c.var.db, c.req.param('name'))
    if (!found) throw importNotFound(c.req.param('name'))
    return c.json(presentImport(found))
  })
  .delete('/:name', editor, async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    const name = c.req.param('name')
    const found = await findImport(db, name)
    if (!found) throw importNotFound(name)
    if (found.state === 'taken-back') return c.json(presentImport(found))
    await forget(c.executionCtx as { cache?: CacheContext }, await saveTakenBack(db, found, actor, now))
    const left = await findImport(db, name)
    if (!left) throw importNotFound(name)
    return c.json(presentImport(left))
  })

function importNotFound(name: string): ProblemError {
  return new ProblemError('import-not-found', `No import is remembered as "${name}".`)
}

type Refused = { outcome: 'refused'; reason: string; detail: string }

async function readLine(
  text: string,
  siteLanguage: string,
): Promise<{ candidate: Candidate; told: string[] } | Refused> {
  const parsed = parseJson(text)
  if ('refusal' in parsed) return refused('not-json', parsed.refusal)
  const read = readArticleInput(parsed.value)
  if ('refusal' in read) return refused('invalid', read.refusal)
  const body = readBody(read.article.body ?? { text: '' }, read.article.source?.url)
  if ('refusal' in body) return refused('body-unreadable', body.refusal)
  const candidate = await candidateFromInput(read.article, body, siteLanguage)
  if (isKeepable(candidate)) return { candidate, told: unfiled(read.article) }
  return refused('body-unreadable', 'body is too long to be kept')
}

function parseJson(text: string): { value: unknown } | { refusal: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) }
  }
}

function refused(reason: string, detail: string): Refused {
  return { outcome: 'refused', reason, detail }
}

function outcomeOf(line: number, decision: Decision, told: string[]): ImportOutcome {
  const { outcome, slug } = decision
  if (outcome === 'left') return { line, outcome, reason: decision.because, slug }
  if (outcome !== 'refused') return { line, outcome, slug, ...(told.length && { told }) }
  return { line, ...refused(decision.reason, `"${slug}" is the address of another article`) }
}

function reportOf(name: string, outcomes: ImportOutcome[]): ImportReport {
  const count = (outcome: ImportOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length
  return {
    import: count('added') + count('updated') > 0 ? name : null,
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    left: count('left'),
    refused: count('refused'),
    outcomes,
  }
}
