import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Source, SourceInput, SourceRun, SourceRunList } from '../../worker/contract.ts'
import type { Bindings } from '../../worker/env.ts'
import { importSources } from '../../worker/jobs/import-sources.ts'
import { editJson } from './editor.ts'
import type { Published, SeenRequest } from './feed-server.ts'

/** Where a publisher of that name has its feed. */
export function addressOf(name: string): string {
  return `${env.FEED_SERVER}/${name}`
}

/** Puts something at a publisher's address. */
export async function publish(name: string, what: Published): Promise<string> {
  await fetch(addressOf(name), { method: 'PUT', body: JSON.stringify(what) })
  return addressOf(name)
}

/** Who has asked there since that was put. */
export async function askedAt(name: string): Promise<SeenRequest[]> {
  const response = await fetch(`${env.FEED_SERVER}/asked/${name}`)
  return response.json()
}

/** An item as a publisher writes it; parts that are left out are left out. */
export interface WrittenItem {
  guid?: string
  title?: string
  link?: string
  description?: string
  date?: string
  /** More elements. */
  more?: string
}

/** An RSS feed; `about` is what it says of itself beside its title. */
export function rss(items: WrittenItem[], about = ''): string {
  const element = (name: string, text: string | undefined) => (text ? `<${name}>${escaped(text)}</${name}>` : '')
  const written = items.map(
    ({ guid, title, link, description, date, more = '' }) =>
      `<item>${element('title', title)}${element('link', link)}${guid ? `<guid isPermaLink="false">${escaped(guid)}</guid>` : ''}${element('description', description)}${element('pubDate', date)}${more}</item>`,
  )
  return `<rss version="2.0"><channel><title>Harbour board</title><link>https://harbour.example/</link>${about}${written.join('')}</channel></rss>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

export const craneItem: WrittenItem = {
  guid: 'crane',
  title: 'The harbour gets a second crane',
  link: 'https://harbour.example/crane',
  description: '<p>The council voted for the crane on Monday night.</p>',
  date: 'Sun, 01 Mar 2026 08:00:00 GMT',
}

export const ferryItem: WrittenItem = {
  guid: 'ferry',
  title: 'Ferry to the islands returns',
  link: 'https://harbour.example/ferry',
  description: '<p>The ferry sails twice a day.</p>',
  date: 'Tue, 03 Mar 2026 08:00:00 GMT',
}

/** Adds a source. */
export function addSource(input: SourceInput): Promise<Source> {
  return editJson<Source>('POST', '/sources', { body: input })
}

export function sourceOf({ id }: Pick<Source, 'id'>): Promise<Source> {
  return editJson<Source>('GET', `/sources/${id}`)
}

/** The last check of a source. */
export async function lastRunOf({ id }: Pick<Source, 'id'>): Promise<SourceRun | undefined> {
  return (await editJson<SourceRunList>('GET', `/sources/${id}/runs`)).runs[0]
}

/** A minute of the clock. */
export async function runAt(now: number, bindings: Partial<Bindings> = {}): Promise<void> {
  const ctx = createExecutionContext()
  await importSources({ ...env, ...bindings }, ctx, now)
  await waitOnExecutionContext(ctx)
}
