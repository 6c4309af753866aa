import type { CategoryList, ExportHead, TagList } from '../../worker/contract.ts'
import { asEditor, type Server } from './serve.ts'

type Row = Record<string, string | number | null>

/** What a site holds, table by table, as its export says. */
export type Holdings = Record<string, Row[]>

export async function readHoldings(server: Server): Promise<Holdings> {
  const holdings: Holdings = {}
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor && `?cursor=${encodeURIComponent(cursor)}`
    const response = await server.ask(`/api/v1/export${query}`, { headers: asEditor })
    if (!response.ok) throw new Error(`The export answered ${response.status}: ${await response.text()}`)
    const [head, ...rows] = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown) as [ExportHead, ...Row[]]
    holdings[head.table] = [...(holdings[head.table] ?? []), ...rows]
    cursor = head.next
  }
  return holdings
}

/** What is torn: written in part, or counted otherwise than it is there. Empty when all is whole. */
export async function listTorn(server: Server, holdings: Holdings): Promise<string[]> {
  const { articles = [], timeline = [], manuscripts = [], revisions = [], audit = [] } = holdings
  const positions = new Set(timeline.map((row) => row.rowid))
  const bodiless = articles.filter((row) => !positions.has(row.position ?? 0)).map((row) => `${row.slug} has no body`)
  const orphans = timeline.length - articles.length
  return [
    ...bodiless,
    ...(orphans > 0 ? [`${orphans} bodies have no article`] : []),
    ...manuscripts.flatMap((row) => unwhole(row, articles, revisions)),
    ...repeated(audit),
    ...(await miscounted(server, articles)),
  ]
}

function unwhole(manuscript: Row, articles: Row[], revisions: Row[]): string[] {
  const { id, slug, state, version } = manuscript
  const own = revisions.filter((row) => row.manuscript_id === id).map((row) => row.version)
  const article = articles.find((row) => row.id === manuscript.article_id)
  return [
    ...(own.length === version ? [] : [`${slug} has ${own.length} revisions at version ${version}`]),
    ...((article?.slug === slug) === (state === 'published') ? [] : [`${slug} is ${state}, and its article is not`]),
  ]
}

/** No run writes the same thing to the same article twice. */
function repeated(audit: Row[]): string[] {
  const times = new Map<string, number>()
  for (const { action, subject } of audit) {
    if (subject === null) continue
    const key = `${action} of ${subject}`
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  return [...times].filter(([, number]) => number > 1).map(([key, number]) => `${key} was done ${number} times`)
}

async function miscounted(server: Server, articles: Row[]): Promise<string[]> {
  const counted = new Map<string, number>()
  for (const row of articles.filter((article) => article.counted === 1)) {
    const tags = JSON.parse(String(row.tags)) as { slug: string }[]
    for (const label of [`category ${row.category_slug}`, ...tags.map(({ slug }) => `tag ${slug}`)]) {
      counted.set(label, (counted.get(label) ?? 0) + 1)
    }
  }
  const told = new Map([...(await listCategories(server)), ...(await listTags(server))])
  return [...new Set([...counted.keys(), ...told.keys()])]
    .filter((label) => counted.get(label) !== told.get(label))
    .map((label) => `${label} counts ${told.get(label) ?? 0} and has ${counted.get(label) ?? 0}`)
}

async function listCategories(server: Server): Promise<[string, number][]> {
  const { categories } = (await (await server.ask('/api/v1/categories')).json()) as CategoryList
  return categories.map(({ slug, articleCount }) => [`category ${slug}`, articleCount])
}

async function listTags(server: Server): Promise<[string, number][]> {
  const counts: [string, number][] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const page = (await (await server.ask(`/api/v1/tags?limit=100${query}`)).json()) as TagList
    counts.push(...page.tags.map(({ slug, articleCount }): [string, number] => [`tag ${slug}`, articleCount]))
    cursor = page.next
  }
  return counts
}
