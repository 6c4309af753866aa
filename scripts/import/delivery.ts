import * as v from 'valibot'
import { manuscriptInput } from '../../worker/contract/manuscript.ts'
import { redirectLimits } from '../../worker/contract/redirects.ts'
import type { ImportOutcome, ImportReport, ManuscriptCard, ManuscriptInput } from '../../worker/contract.ts'
import { unfiled } from '../../worker/domain/candidate.ts'
import { readArticleInput, readParts } from '../../worker/http/article-input.ts'
import { importType } from '../../worker/http/lines.ts'
import { type Ask, type Failure, isProblem } from '../newsclip/instance.ts'
import type { Move, Refusal } from './read-articles.ts'

/** What became of one article or draft. */
export type Delivered =
  | { outcome: 'added' | 'updated' | 'unchanged' | 'drafted'; slug?: string; told?: string[] | undefined }
  | { outcome: 'left'; slug: string; reason: string }
  | ({ outcome: 'refused' } & Refusal)
  /** It would be taken; nothing was sent. */
  | { outcome: 'sound'; told?: string[] }

/** Where articles go. Whatever is handed in twice is there once. */
export interface Delivery {
  /** Articles as lines of JSON; an outcome for each, in their order. */
  articles: (lines: string[]) => Promise<{ outcomes: Delivered[] } | { failure: Failure }>
  draft: (draft: ManuscriptInput) => Promise<Delivered | { failure: Failure }>
  redirects: (moves: Move[]) => Promise<{ failure: Failure } | undefined>
}

/** To an instance. All that goes under one name can be taken back as one. */
export function deliverTo(ask: Ask, url: string, name?: string): Delivery {
  const path = name === undefined ? '/imports' : `/imports?import=${encodeURIComponent(name)}`
  return {
    async articles(lines) {
      const bytes = lines.map((line) => `${line}\n`).join('')
      const answer = await ask<ImportReport>({ method: 'POST', path, file: { type: importType, bytes } })
      if ('failure' in answer) return answer
      const outcomes = answer.value?.outcomes
      if (Array.isArray(outcomes)) return { outcomes: outcomes.map(deliveredAs) }
      return { failure: { sentence: `${url} answers 200, but not as a Newsclip instance does.`, final: true } }
    },
    async draft(draft) {
      const answer = await ask<ManuscriptCard>({ method: 'POST', path: '/articles', json: draft })
      if (!('failure' in answer)) return { outcome: 'drafted', slug: answer.value.slug }
      const { failure } = answer
      if (isProblem(failure, 'origin-known')) return { outcome: 'unchanged' }
      if (isProblem(failure, 'slug-taken') && draft.slug) return this.draft({ ...draft, slug: undefined })
      if (failure.final || !failure.problem) return answer
      return { outcome: 'refused', reason: 'invalid', detail: failure.problem.detail }
    },
    async redirects(moves) {
      for (let from = 0; from < moves.length; from += redirectLimits.redirects) {
        const redirects = moves.slice(from, from + redirectLimits.redirects)
        const answer = await ask({ method: 'PUT', path: '/redirects', json: { redirects } })
        if ('failure' in answer) return answer
      }
      return undefined
    },
  }
}

function deliveredAs({ line: _, ...outcome }: ImportOutcome): Delivered {
  return outcome
}

/** To nobody: what an instance would take is looked at only. */
export const dryRun: Delivery = {
  articles: async (lines) => ({
    outcomes: lines.map((line) => {
      const read = readArticleInput(JSON.parse(line))
      return 'refusal' in read ? invalid(read.refusal) : { outcome: 'sound', told: unfiled(read.article) }
    }),
  }),
  draft: async (draft) => {
    const read = readParts(v.strictObject(manuscriptInput.pipe[0].entries), withoutAbsent(draft))
    return 'refusal' in read ? invalid(read.refusal) : { outcome: 'sound' }
  },
  redirects: async () => undefined,
}

function invalid(detail: string): Delivered {
  return { outcome: 'refused', reason: 'invalid', detail }
}

/** As it goes over the wire, where there is no undefined. */
function withoutAbsent(draft: ManuscriptInput): unknown {
  return JSON.parse(JSON.stringify(draft))
}
