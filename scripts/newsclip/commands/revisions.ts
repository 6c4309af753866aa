import type { ManuscriptCard, RevisionCard, RevisionList } from '../../../worker/contract.ts'
import { command, failed, oneSlug } from '../command.ts'
import type { Answer } from '../instance.ts'

export const revisions = command({
  name: 'revisions',
  words: oneSlug,
  summary: 'List what an article was after each write, or restore one of it',
  about: 'Restoring makes a new revision of an old one: nothing is lost by it.',
  options: { restore: { type: 'string', value: 'VERSION', about: 'make this what is written now' } },
  complaint: ({ options: { restore } }) =>
    restore === undefined || /^\d+$/.test(restore)
      ? undefined
      : `--restore ${restore} is not the number of a revision.`,
  run: async ({ words: [slug = ''], options, ask }) => {
    const path = `/articles/${encodeURIComponent(slug)}/revisions`
    if (options.restore !== undefined) {
      const restored = await ask<ManuscriptCard>({
        ...{ method: 'POST', path: `${path}/${options.restore}/restoration` },
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      })
      if ('failure' in restored) return failed(restored.failure)
      return { report: restored.value, done: [`${slug} is at version ${restored.value.version} now.`] }
    }
    const found: RevisionCard[] = []
    for (let next: string | null = ''; next !== null; ) {
      const answer: Answer<RevisionList> = await ask<RevisionList>({
        path: `${path}?limit=100${next ? `&cursor=${next}` : ''}`,
      })
      if ('failure' in answer) return failed(answer.failure)
      found.push(...answer.value.revisions)
      next = answer.value.next
    }
    return {
      report: { revisions: found },
      answer: found.map(({ version, at, by, action, title }) => `${version}  ${at}  ${by}  ${action}  ${title}`),
    }
  },
})
