import type * as wire from '../contract.ts'
import type { Foreseen } from './foreseen.ts'
import { type Source, type SourceRun, type SourceState, stateOf } from './source.ts'
import { troubles } from './source-trouble.ts'

/** A source as it goes out. */
export function presentSource(source: Source): wire.Source {
  const { id, url, title, siteUrl, category, tags, tagMap, content, language, active, added, updated } = source
  return {
    ...{ id, url, title, siteUrl, category, tags, tagMap, content, language, active },
    createdAt: moment(source.createdAt),
    status: presentStatus(source),
    ...{ added, updated },
  }
}

function presentStatus(source: Source): wire.Source['status'] {
  const state = stateOf(source)
  return {
    state,
    says: sentenceOf(source, state),
    checkedAt: momentOrNull(source.checkedAt),
    succeededAt: momentOrNull(source.succeededAt),
    nextCheckAt: momentOrNull(source.dueAt),
    failures: source.failures,
    reason: source.reason,
    detail: source.detail,
    unread: source.unread,
  }
}

function sentenceOf({ reason, failures, unread }: Source, state: SourceState): string {
  switch (state) {
    case 'paused':
      return 'An editor has paused it.'
    case 'waiting':
      return 'It waits for its first check.'
    case 'gone':
      return troubles.gone
    case 'failing':
      return `${reason ? troubles[reason] : ''} ${failures === 1 ? 'It failed once' : `It failed ${failures} times in a row`}.`
    case 'fine':
      return unread ? `All is well; ${unread} of its items wait for the next run.` : 'All is well.'
  }
}

/** A check as it goes out. */
export function presentRun(run: SourceRun): wire.SourceRun {
  return { ...run, at: moment(run.at) }
}

/** What would become of an item, as it goes out. */
export function presentForeseen(item: Foreseen): wire.DryRun['outcomes'][number] {
  return { ...item, publishedAt: momentOrNull(item.publishedAt) }
}

function moment(time: number): string {
  return new Date(time).toISOString()
}

function momentOrNull(time: number | null): string | null {
  return time === null ? null : moment(time)
}
