import { Hono } from 'hono'
import { readBody } from '../body/read-body.ts'
import type { ImportOutcome, ImportReport } from '../contract.ts'
import { isKeepable } from '../database/article-writes.ts'
import { saveArticles } from '../database/save-articles.ts'
import { candidateFromInput } from '../domain/candidate.ts'
import type { Candidate, Decision } from '../domain/reconcile.ts'
import type { App } from '../env.ts'
import { readArticleInput } from '../http/article-input.ts'
import { invalidate } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { readLines } from '../http/lines.ts'
import { noParameters } from '../http/parameters.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { drawNewest } from '../sharing/share-pictures.ts'

/** Bulk writing: one article a line; those that are sound are kept in one transaction, and each line gets its word. */
export const imports = new Hono<App>().post('/', editorOnly('articles'), async (c) => {
  readQuery(noParameters, queryOf(c.req))
  const lines = await readLines(c)
  const read = await Promise.all(lines.map((line) => readLine(line.text, c.var.site.locale)))
  const candidates = read.flatMap((one) => ('candidate' in one ? [one.candidate] : []))
  const saved = await saveArticles(c.var.db, candidates, c.var.actor, c.var.now)
  await invalidate(c.executionCtx as { cache?: CacheContext }, saved.touched)
  c.executionCtx.waitUntil(drawNewest(c.var, c.env))

  const decisions = saved.decisions.values()
  const outcomes = read.map((one, index) => {
    const line = lines[index]?.number ?? 0
    return 'candidate' in one ? outcomeOf(line, decisions.next().value as Decision) : { line, ...one }
  })
  return c.json(reportOf(outcomes))
})

type Refused = { outcome: 'refused'; reason: string; detail: string }

async function readLine(text: string, siteLanguage: string): Promise<{ candidate: Candidate } | Refused> {
  const parsed = parseJson(text)
  if ('refusal' in parsed) return refused('not-json', parsed.refusal)
  const read = readArticleInput(parsed.value)
  if ('refusal' in read) return refused('invalid', read.refusal)
  const body = readBody(read.article.body ?? { text: '' }, read.article.source?.url)
  if ('refusal' in body) return refused('body-unreadable', body.refusal)
  const candidate = await candidateFromInput(read.article, body, siteLanguage)
  return isKeepable(candidate) ? { candidate } : refused('body-unreadable', 'body is too long to be kept')
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

function outcomeOf(line: number, decision: Decision): ImportOutcome {
  const { outcome, slug } = decision
  if (outcome === 'left') return { line, outcome, reason: decision.because, slug }
  if (outcome !== 'refused') return { line, outcome, slug }
  return { line, ...refused(decision.reason, `"${slug}" is the address of another article`) }
}

function reportOf(outcomes: ImportOutcome[]): ImportReport {
  const count = (outcome: ImportOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length
  return {
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    left: count('left'),
    refused: count('refused'),
    outcomes,
  }
}
