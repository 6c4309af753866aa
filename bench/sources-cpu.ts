import type { Bindings } from '../worker/env.ts'
import { importSources } from '../worker/jobs/import-sources.ts'
import { collectGarbage } from './collect-garbage.ts'
import { schemaStatements } from './load-articles.ts'
import { openSqliteD1 } from './sqlite-d1.ts'
import { began, feedOf, minuteMs, sourceStatements } from './towns.ts'

// Imports so many sources, which the first argument says, with the variables in the second, and prints what each minute takes
// of a processor of its own, in milliseconds, without the database. In Node, whose engine is the worker's: the runtime does not
// tell a worker's share. Publishers answer from memory and nothing is waited for, so it is the time that passes: the
// processor's is told in ticks of 4 ms.

const [towns, vars] = [Number(process.argv[2]), JSON.parse(process.argv[3] ?? '{}') as Record<string, string>]
const { database, spentMs } = openSqliteD1()
for (const sql of schemaStatements()) await database.prepare(sql).run()
const urls = Array.from({ length: towns }, (_, town) => `https://town-${town}.example/feed`)
for (const sql of sourceStatements(urls)) await database.prepare(sql).run()
const feeds = new Map(urls.map((url, town) => [url, new TextEncoder().encode(feedOf(town))]))
globalThis.fetch = async (input) =>
  input instanceof Request ? new Response(feeds.get(input.url)) : Response.json({ Answer: [{ data: '192.0.32.8' }] })
const env = { ...vars, DB: database } as unknown as Bindings
await askPlatform()
collectGarbage()
const minutes: number[] = []
for (let left = towns; left > 0; ) {
  const [before, spentBefore] = [performance.now(), spentMs()]
  await importSources(env, {} as ExecutionContext, began + minutes.length * minuteMs)
  minutes.push(performance.now() - before - (spentMs() - spentBefore))
  const row = await database
    .prepare('SELECT count(*) AS left FROM sources WHERE unread > 0 OR checked_at IS NULL')
    .first<{ left: number }>()
  left = row?.left ?? 0
}
console.log(JSON.stringify(minutes))

/** Asks once for what Node loads when somebody first wants it, and the worker's runtime has at hand. */
async function askPlatform(): Promise<void> {
  const request = new Request('https://town.example/', { headers: { Accept: '*/*' }, signal: AbortSignal.timeout(1) })
  const reader = new Response(new Uint8Array(1)).body?.getReader()
  await Promise.all([
    reader?.read(),
    Response.json({}).json(),
    fetch(request),
    crypto.subtle.digest('SHA-256', new Uint8Array(1)),
  ])
  for (const label of ['utf-8', 'windows-1252']) new TextDecoder(label).decode(new Uint8Array(1))
  new URLSearchParams({ name: crypto.randomUUID() }).toString()
}
