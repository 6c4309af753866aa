import type { ManuscriptCard } from '../../../worker/contract.ts'
import { type Call, command, type Outcome } from '../command.ts'
import { type Failure, isProblem, once } from '../instance.ts'

const slugs = { usage: 'SLUG…', least: 1, most: Number.POSITIVE_INFINITY }

export const withdraw = command({
  name: 'withdraw',
  words: slugs,
  summary: 'Take articles away from readers; editors keep them',
  about: `Their addresses answer 410 from then on. \`publish\` brings one back. An article that nobody has seen yet becomes a
draft again. Doing it twice changes nothing.`,
  options: {},
  run: (call) => forEach(call, 'withdrawn', (slug) => ({ method: 'DELETE', path: `/articles/${slug}/publication` })),
})

export const deleteArticles = command({
  name: 'delete',
  words: slugs,
  summary: 'Delete articles with all of their revisions, for good',
  about: `Their addresses answer 410 if readers knew them, and no import brings them back. Doing it twice
changes nothing.`,
  options: { yes: { type: 'boolean', about: 'needed, for nothing brings them back' } },
  complaint: ({ options: { yes } }) => (yes ? undefined : 'delete needs --yes: nothing brings the articles back.'),
  run: (call) => forEach(call, 'deleted', (slug) => ({ method: 'DELETE', path: `/articles/${slug}` }), 'article-gone'),
})

/** Each by itself: what is wrong with one does not hold up the others. */
async function forEach(
  { words, ask }: Pick<Call, 'words' | 'ask'>,
  done: string,
  requestFor: (slug: string) => { method: 'DELETE'; path: string },
  /** The problem that says that it was done before. */
  doneBefore?: string,
): Promise<Outcome> {
  const articles: { slug: string; state?: string; failure?: string }[] = []
  const failures: Failure[] = []
  for (const slug of words) {
    const answer = await ask<ManuscriptCard | undefined>({ ...requestFor(encodeURIComponent(slug)), headers: once() })
    if ('failure' in answer && !(doneBefore && isProblem(answer.failure, doneBefore))) {
      failures.push(answer.failure)
      articles.push({ slug, failure: answer.failure.sentence })
      if (answer.failure.final) break
    } else articles.push({ slug, state: ('value' in answer && answer.value?.state) || done })
  }
  return {
    report: { articles },
    done: articles.flatMap(({ slug, state }) => (state === undefined ? [] : [`${slug}: ${state}`])),
    troubles: articles.flatMap(({ slug, failure }) => (failure === undefined ? [] : [`${slug}: ${failure}`])),
    exitCode: failures.length > 0 ? 1 : 0,
  }
}
