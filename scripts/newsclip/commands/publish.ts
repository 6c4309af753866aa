import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Manuscript, ManuscriptCard, ManuscriptInput } from '../../../worker/contract.ts'
import { slugFromText } from '../../../worker/domain/slug.ts'
import { parseTime, timeComplaint } from '../../../worker/domain/time.ts'
import { type Call, command, type Outcome } from '../command.ts'
import { judgeWritten, partsInFile, readFrontMatter, type WrittenFile } from '../front-matter.ts'
import { type Answer, type Ask, type Failure, isProblem, once } from '../instance.ts'
import { withFilesKept } from '../own-files.ts'

export const publish = command({
  name: 'publish',
  words: { usage: 'FILE…', least: 1, most: Number.POSITIVE_INFINITY },
  summary: 'Publish Markdown files with front matter, or bring published ones up to date',
  about: `An article is known by its slug: that of the front matter, or the name of the file. Publishing a file twice changes
nothing. Pictures that are files are handed in. The front matter is YAML between two lines of three hyphens, and may
have: title, slug, date, updated, draft, category, tags, summary, image (an address, or url, alt, credit), author,
language, source (an address, or url, publisher, title), sponsored, format (markdown, html, text).`,
  options: {
    draft: { type: 'boolean', about: 'keep it from readers' },
    at: { type: 'string', value: 'TIME', about: 'when readers are to see it (the date of the file, else now)' },
  },
  complaint: ({ options: { draft, at } }) => {
    if (draft && at !== undefined) return '--draft and --at do not go together.'
    return at === undefined || parseTime(at) !== undefined ? undefined : `--at ${at} ${timeComplaint}.`
  },
  run: async ({ words: files, options, ask, screen }): Promise<Outcome> => {
    const articles: Published[] = []
    const fileOf = new Map<string, string>()
    let isFinal = false
    for (const [index, file] of files.entries()) {
      if (files.length > 1) screen.progress(index / files.length, file)
      const published = await publishFile(file, options, ask, fileOf)
      articles.push(
        'failure' in published ? { file, outcome: 'refused', detail: published.failure.sentence } : published,
      )
      isFinal = 'failure' in published && published.failure.final
      if (isFinal) break
    }
    const refused = articles.filter(({ outcome }) => outcome === 'refused')
    return {
      report: { articles, notTried: files.slice(articles.length) },
      done: articles.filter(({ outcome }) => outcome !== 'refused').map(lineOf),
      troubles: [
        ...refused.map(({ file, detail }) => `${file} ${detail}`),
        ...(files.length > articles.length ? [`Not tried: ${files.slice(articles.length).join(', ')}`] : []),
      ],
      exitCode: refused.length > 0 ? 1 : 0,
    }
  },
})

/** What became of one file. */
interface Published {
  file: string
  outcome: 'added' | 'updated' | 'unchanged' | 'refused'
  slug?: string
  state?: ManuscriptCard['state']
  url?: string
  detail?: string
}

function lineOf({ outcome, state, url }: Published): string {
  return `${outcome.padEnd(9)}  ${(state ?? '').padEnd(9)}  ${url}`
}

type Wish = Pick<
  Call<{ draft: { type: 'boolean'; about: '' }; at: { type: 'string'; about: '' } }>,
  'options'
>['options']

/** `fileOf` has the files before it, by their slugs. */
async function publishFile(
  file: string,
  wish: Wish,
  ask: Ask,
  fileOf: Map<string, string>,
): Promise<Published | { failure: Failure }> {
  const refused = (detail: string): Published => ({ file, outcome: 'refused', detail })
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return refused(`cannot be read: ${bytes.code}.`)
  if (!isUtf8(bytes)) return refused('is not UTF-8: save it so, lest letters be lost.')
  const text = bytes.toString('utf8')
  const read = readFrontMatter(text)
  if ('refusal' in read) return refused(read.refusal)
  const slug = read.written.slug ?? slugFromText(basename(file).replace(/\.\w+$/, ''))
  if (!slug) return refused('has no slug, and none can be made of its name.')
  const other = fileOf.get(slug) ?? file
  if (other !== file) return refused(`would take the place of ${other}: both have the slug "${slug}".`)
  fileOf.set(slug, file)
  const time = timeOf(read, wish)
  if (time !== undefined && parseTime(time) === undefined) return refused(`has a wrong key: date ${timeComplaint}.`)

  const own = await withFilesKept({ ...read.written, slug }, { file, ask })
  if ('failure' in own) return own
  if ('refusal' in own) return refused(own.refusal)
  const judged = judgeWritten(own.written)
  if ('refusal' in judged) return refused(judged.refusal)
  const found = await ask<Manuscript>({ path: articlePath(slug) })
  if ('failure' in found && !isProblem(found.failure, 'article-not-found', 'article-gone')) return found

  const before = 'failure' in found ? undefined : found
  const isDraft = wish.draft || read.isDraft
  if (isDraft && before && ['published', 'scheduled'].includes(before.value.state)) {
    return refused(`is to be a draft, but is ${before.value.state}: withdraw it first.`)
  }
  const written = await write(judged.written, slug, before, ask)
  if ('failure' in written) return written
  const placed = isDraft ? undefined : await place(written, time, ask)
  if (placed && 'failure' in placed) return placed
  const { state, url } = (placed ?? written).value
  const changed = placed || written !== before
  return { file, outcome: before ? (changed ? 'updated' : 'unchanged') : 'added', slug, state, url }
}

function timeOf({ date }: WrittenFile, { at }: Wish): string | undefined {
  return at ?? date
}

type Known = { value: ManuscriptCard; etag: string | undefined }

/** Writes what is another than it was; the very same answer when nothing is. */
async function write(
  wanted: ManuscriptInput,
  slug: string,
  before: { value: Manuscript; etag: string | undefined } | undefined,
  ask: Ask,
): Promise<Answer<ManuscriptCard>> {
  if (!before) return ask<ManuscriptCard>({ method: 'POST', path: '/articles', json: wanted, headers: once() })
  const patch = differenceOf(wanted, before.value.written)
  if (Object.keys(patch).length === 0) return before
  return ask<ManuscriptCard>({
    method: 'PATCH',
    path: articlePath(slug),
    json: patch,
    headers: { ...once(), ...unlessChanged(before) },
  })
}

/** The parts that are to be others; null for those that the file has no more. What no file says stays. */
function differenceOf(wanted: ManuscriptInput, written: Manuscript['written']): Record<string, unknown> {
  const { slug: _, ...after } = wanted
  const before: Partial<typeof after> = partsInFile(written)
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof typeof after>
  return Object.fromEntries(
    [...names]
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name) => [name, after[name] ?? null]),
  )
}

/** Publishes it at its time, unless it is so already: one that readers see keeps its time where none is told. */
async function place(known: Known, time: string | undefined, ask: Ask): Promise<Answer<ManuscriptCard> | undefined> {
  const { slug, state, publishedAt } = known.value
  const isOut = state === 'published' || state === 'scheduled'
  if (isOut && (time === undefined || parseTime(time) === Date.parse(publishedAt ?? ''))) return undefined
  return ask<ManuscriptCard>({
    ...{ method: 'PUT', path: `${articlePath(slug)}/publication` },
    json: time === undefined ? {} : { publishedAt: time },
    headers: { ...once(), ...unlessChanged(known) },
  })
}

function articlePath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`
}

function unlessChanged({ etag }: { etag: string | undefined }): Record<string, string> {
  return etag ? { 'If-Match': etag } : {}
}
