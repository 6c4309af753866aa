import type { ManuscriptCard, RevisionList } from '../../../worker/contract.ts'
import { command, failed, oneSlug } from '../command.ts'
import { once } from '../instance.ts'
import { listAll } from '../list-all.ts'

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
        headers: once(),
      })
      if ('failure' in restored) return failed(restored.failure)
      return { report: restored.value, done: [`${slug} is at version ${restored.value.version} now.`] }
    }
    const found = await listAll(ask, path, (page: RevisionList) => page.revisions)
    if ('failure' in found) return failed(found.failure)
    return {
      report: { revisions: found.items },
      answer: found.items.map(({ version, at, by, action, title }) => `${version}  ${at}  ${by}  ${action}  ${title}`),
    }
  },
})
