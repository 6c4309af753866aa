import { newsclip } from '../../../widget/client/newsclip.ts'
import type { ManuscriptList } from '../../../worker/contract.ts'
import { stateNames } from '../../../worker/domain/manuscript.ts'
import { type Call, command, failed, failedReading, noWords, type Option, type Outcome } from '../command.ts'
import { listAll } from '../list-all.ts'
import { limitComplaint, limitOption } from '../numbers.ts'

const pageSize = 100
const usualLimit = 20

const options = {
  state: {
    type: 'string',
    value: 'STATE',
    about: `what editors work on: ${stateNames.join(', ')} (what readers see)`,
  },
  category: { type: 'string', value: 'SLUG', about: 'of what readers see: in this category' },
  tag: { type: 'string', multiple: true, value: 'SLUG', about: 'of what readers see: with this tag' },
  q: { type: 'string', value: 'WORDS', about: 'of what readers see: with these words' },
  limit: limitOption(usualLimit),
} as const satisfies Record<string, Option>

export const list = command({
  name: 'list',
  words: noWords,
  summary: 'List articles, the newest first; or what editors work on',
  about: 'What readers see needs no token. Drafts do, and all else that --state names.',
  options,
  open: true,
  complaint: ({ options: { state, category, tag, q, limit } }) => {
    if (state !== undefined && !stateNames.some((known) => known === state)) {
      return `--state ${state} is none of ${stateNames.join(', ')}.`
    }
    if (state !== undefined && (category ?? tag[0] ?? q) !== undefined) {
      return '--state does not go together with --category, --tag and --q.'
    }
    return limitComplaint(limit)
  },
  run: (call) =>
    call.options.state === undefined
      ? listArticles(call).catch((error: Error) => failedReading(call.instance, error))
      : listManuscripts(call),
})

const fields = ['slug', 'title', 'publishedAt', 'url'] as const

async function listArticles({ options: wish, instance, stop }: Call<typeof options>): Promise<Outcome> {
  const limit = Number(wish.limit ?? usualLimit)
  const query = { category: wish.category, all: wish.tag.length ? wish.tag : undefined, q: wish.q }
  const articles = []
  const site = newsclip(instance.url)
  for await (const article of site.articles({ ...query, limit: Math.min(limit, pageSize), fields }, { signal: stop })) {
    articles.push(article)
    if (articles.length === limit) break
  }
  return {
    report: { articles },
    answer: articles.map(({ slug, title, publishedAt }) => `${publishedAt}  ${slug}  ${title}`),
  }
}

async function listManuscripts({ options: wish, ask }: Call<typeof options>): Promise<Outcome> {
  const limit = Number(wish.limit ?? usualLimit)
  const found = await listAll(
    ask,
    `/manuscripts?state=${wish.state}`,
    (page: ManuscriptList) => page.manuscripts,
    limit,
  )
  if ('failure' in found) return failed(found.failure)
  const shown = found.items
  return {
    report: { manuscripts: shown },
    answer: shown.map(({ editedAt, state, slug, title }) => `${editedAt}  ${state.padEnd(9)}  ${slug}  ${title}`),
  }
}
