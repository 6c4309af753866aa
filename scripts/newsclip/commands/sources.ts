import type { DryRun, Source, SourceCheck, SourceList, SourceRunList } from '../../../worker/contract.ts'
import { sourceStates } from '../../../worker/domain/source.ts'
import { command, failed, noWords, type Options, type Outcome, type Values } from '../command.ts'
import { type Ask, once } from '../instance.ts'
import { listAll } from '../list-all.ts'
import { numberComplaint } from '../numbers.ts'

const oneId = { usage: 'ID', least: 1, most: 1 }
const idComplaint = ({ words: [id] }: { words: string[] }) => numberComplaint(id, 'source')

/** What is said of a source when it is added or changed. */
const settings = {
  title: { type: 'string', value: 'NAME', about: 'who publishes it (what the feed calls itself)' },
  category: { type: 'string', value: 'NAME', about: 'the category of its articles (General)' },
  tag: { type: 'string', multiple: true, value: 'NAME', about: 'a tag that all of its articles carry' },
  map: {
    type: 'string',
    multiple: true,
    value: 'THEIRS=OURS',
    about: 'one of its tags in our words; nothing for none',
  },
  content: { type: 'string', value: 'full|excerpt', about: 'whole articles, or summaries with a link (full)' },
  language: { type: 'string', value: 'TAG', about: 'of all that is in it (as each item says)' },
} as const satisfies Options

function settingsFrom({ title, category, tag, map, content, language }: Values<typeof settings>): object {
  const tagMap = map.map((pair) => {
    const [theirs = '', ours = ''] = pair.split('=')
    return [theirs, ours || null]
  })
  return {
    ...{ title, category, content, language },
    ...(tag.length ? { tags: tag } : {}),
    ...(map.length ? { tagMap: Object.fromEntries(tagMap) } : {}),
  }
}

function settingsComplaint({ options: { map, content } }: { options: Values<typeof settings> }): string | undefined {
  const wrong = map.find((pair) => !/^[^=]+=/.test(pair))
  if (wrong !== undefined) return `--map ${wrong} is not of the form THEIRS=OURS.`
  return content === undefined || ['full', 'excerpt'].includes(content)
    ? undefined
    : `--content ${content} is neither full nor excerpt.`
}

export const listSources = command({
  name: 'sources list',
  words: noWords,
  summary: 'List the feeds that are imported on a schedule, and how each is',
  about: 'Sources take a token with the scope "sources".',
  options: { state: { type: 'string', value: 'STATE', about: `only those: ${sourceStates.join(', ')}` } },
  complaint: ({ options: { state } }) =>
    state === undefined || sourceStates.some((known) => known === state)
      ? undefined
      : `--state ${state} is none of ${sourceStates.join(', ')}.`,
  run: async ({ options: { state }, ask }) => {
    const path = state === undefined ? '/sources' : `/sources?state=${state}`
    const found = await listAll(ask, path, ({ sources }: SourceList) => sources)
    if ('failure' in found) return failed(found.failure)
    return { report: { sources: found.items }, answer: found.items.map(lineOf) }
  },
})

export const addSource = command({
  name: 'sources add',
  words: { usage: 'URL', least: 1, most: 1 },
  summary: 'Import a feed on a schedule from now on',
  about: 'URL is that of the feed, or of a page that names its feed.',
  options: { ...settings, 'dry-run': { type: 'boolean', about: 'say what it would bring, and add nothing' } },
  complaint: settingsComplaint,
  run: async ({ words: [url], options, ask }) => {
    const json = { url, ...settingsFrom(options) }
    if (options['dry-run']) return foresee(json, ask)
    const answer = await ask<Source>({ method: 'POST', path: '/sources', json, headers: once() })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, done: [lineOf(answer.value)] }
  },
})

async function foresee(json: object, ask: Ask): Promise<Outcome> {
  const answer = await ask<DryRun>({ method: 'POST', path: '/sources/dry-run', json })
  if ('failure' in answer) return failed(answer.failure)
  const { url, title, items, outcomes } = answer.value
  return {
    report: answer.value,
    answer: [
      `${title}: ${items} items at ${url}`,
      ...outcomes.map(({ outcome, reason, title }) => `${outcome.padEnd(9)}  ${title}${reason ? `: ${reason}` : ''}`),
    ],
  }
}

export const editSource = command({
  name: 'sources edit',
  words: oneId,
  summary: 'Change what is said of a source, pause it, or go on with it',
  about: 'What is given takes the place of what was there; what is not stays.',
  options: {
    ...settings,
    url: { type: 'string', value: 'URL', about: 'where the feed is now; its articles stay the same ones' },
    pause: { type: 'boolean', about: 'check it no more' },
    resume: { type: 'boolean', about: 'check it again' },
  },
  complaint: (call) => {
    const { pause, resume } = call.options
    return idComplaint(call) ?? (pause && resume ? '--pause and --resume do not go together.' : settingsComplaint(call))
  },
  run: async ({ words: [id], options, ask }) => {
    const { url, pause, resume } = options
    const json = { ...settingsFrom(options), url, ...(pause || resume ? { active: resume } : {}) }
    const answer = await ask<Source>({ method: 'PATCH', path: `/sources/${id}`, json })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, done: [lineOf(answer.value)] }
  },
})

export const checkSource = command({
  name: 'sources check',
  words: oneId,
  summary: 'Look at a source now',
  about: 'It is looked at by itself when it is due; this is for whoever cannot wait.',
  options: {
    returning: { type: 'boolean', about: 'look at all items anew; bring back what was taken back with an import' },
  },
  complaint: idComplaint,
  run: async ({ words: [id], options: { returning }, ask }) => {
    const path = `/sources/${id}/check${returning ? '?returning=true' : ''}`
    const answer = await ask<SourceCheck>({ method: 'POST', path })
    if ('failure' in answer) return failed(answer.failure)
    const { run, source } = answer.value
    const isFine = run.outcome === 'read' || run.outcome === 'unchanged'
    return {
      report: answer.value,
      done: [writeRun(run), lineOf(source)],
      exitCode: isFine ? 0 : 1,
    }
  },
})

export const showSource = command({
  name: 'sources show',
  words: oneId,
  summary: 'Show how a source is, when it is checked next, and what its last checks came to',
  about: '',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id], ask }) => {
    const source = await ask<Source>({ path: `/sources/${id}` })
    if ('failure' in source) return failed(source.failure)
    const found = await ask<SourceRunList>({ path: `/sources/${id}/runs` })
    if ('failure' in found) return failed(found.failure)
    const { runs } = found.value
    const { nextCheckAt } = source.value.status
    const next = nextCheckAt === null ? [] : [`${nextCheckAt}  next check`]
    return { report: { source: source.value, runs }, answer: [lineOf(source.value), ...next, ...runs.map(writeRun)] }
  },
})

export const removeSource = command({
  name: 'sources remove',
  words: oneId,
  summary: 'Import a source no more; its articles stay',
  about: '`imports undo` takes away what it brought.',
  options: {},
  complaint: idComplaint,
  run: async ({ words: [id], ask }) => {
    const answer = await ask({ method: 'DELETE', path: `/sources/${id}`, headers: once() })
    if ('failure' in answer) return failed(answer.failure)
    return { report: { id: Number(id), removed: true }, done: [`Source ${id} is removed.`] }
  },
})

function lineOf({ id, title, url, category, status }: Source): string {
  return `${id}  ${title} (${category}), ${url}: ${status.says}`
}

function writeRun({
  at,
  outcome,
  detail,
  added,
  updated,
  refused,
  import: name,
}: SourceRunList['runs'][number]): string {
  const counts = `${added} added, ${updated} updated, ${refused} refused`
  return [`${at}  ${outcome}: ${counts}`, detail, name && `import ${name}`].filter(Boolean).join('; ')
}
