import { findFreePort } from '../scripts/start/ports.ts'
import { openBrowser } from '../test/support/browser.ts'
import { serveDemoSite } from '../test/support/demo-site.ts'
import { median } from './load.ts'

// What Lighthouse says of the demo's pages, on its phone and its slow line. Ends with 1 when a page misses a bound.
//
// Lighthouse is no dependency of ours: 114 packages, 176 MB, for something that nobody runs who only wants to start.
//   npm install --no-save lighthouse@13.5.0

const visitsEach = 5

/** Out of a hundred, at the best visit: whatever else the machine does can only take from it. */
const bounds = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 } as const

/** What a search found is not for search engines, and says so: its form is. */
const paths = {
  home: '/',
  category: '/categories/health',
  tag: '/tags/history',
  article: '/articles/salt-sugar-water-cheapest-miracle',
  search: '/search',
}

type Category = keyof typeof bounds

/** What we read of Lighthouse's result; times in milliseconds. */
interface Findings {
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; title: string; numericValue?: number }>
}

type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Findings } | undefined>

const lighthouse = await findLighthouse()
if (lighthouse) {
  process.exitCode = (await visitAll(lighthouse)) ? 0 : 1
} else {
  console.error('Lighthouse is not installed: npm install --no-save lighthouse@13.5.0')
  process.exitCode = 2
}

/** By a name that the compiler does not look up, because it is not there as a rule. */
async function findLighthouse(): Promise<Lighthouse | undefined> {
  const name = 'lighthouse'
  try {
    return ((await import(name)) as { default: Lighthouse }).default
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** Whether every page keeps within its bounds. */
async function visitAll(lighthouse: Lighthouse): Promise<boolean> {
  const debuggingPort = (await findFreePort(9400)) ?? 0
  const [site, browser] = await Promise.all([serveDemoSite(), openBrowser({ debuggingPort })])
  try {
    const visit = async (path: string) => {
      const flags = { port: debuggingPort, logLevel: 'error', onlyCategories: Object.keys(bounds) }
      const result = await lighthouse(site.url + path, flags)
      if (!result) throw new Error(`Lighthouse says nothing of ${path}.`)
      return result.lhr
    }
    // Once for nothing: the first page of a browser pays for its start.
    await visit(paths.home)
    let holds = true
    for (const [name, path] of Object.entries(paths)) {
      const visits: Findings[] = []
      while (visits.length < visitsEach) visits.push(await visit(path))
      console.log(describe(name, visits))
      holds &&= misses(visits).length === 0
    }
    return holds
  } finally {
    await browser.close()
    await site.close()
  }
}

function describe(name: string, visits: Findings[]): string {
  const scores = Object.keys(bounds).map((category) => `${category} ${bestOf(category as Category, visits)}`)
  const usual = median(visits.map((visit) => scoreOf('performance', visit)))
  const timeOf = (audit: string) => median(visits.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN))
  const times = [
    `first paint ${timeOf('first-contentful-paint').toFixed(0)} ms`,
    `largest ${timeOf('largest-contentful-paint').toFixed(0)} ms`,
    `blocked ${timeOf('total-blocking-time').toFixed(0)} ms`,
    `shift ${timeOf('cumulative-layout-shift').toFixed(3)}`,
  ]
  return [
    `${name.padEnd(9)} ${scores.join(', ')}`,
    `          medians: performance ${usual}, ${times.join(', ')}`,
    ...misses(visits),
  ].join('\n')
}

function bestOf(category: Category, visits: Findings[]): number {
  return Math.max(...visits.map((visit) => scoreOf(category, visit)))
}

function scoreOf(category: Category, { categories }: Findings): number {
  return Math.round((categories[category].score ?? 0) * 100)
}

/** What keeps a category below its bound, by the audits that count. */
function misses(visits: Findings[]): string[] {
  const [{ categories, audits }] = visits as [Findings]
  return (Object.keys(bounds) as Category[])
    .filter((category) => bestOf(category, visits) < bounds[category])
    .map((category) => {
      const lacking = categories[category].auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${audits[id]?.title} (${id})`)
      return `          MISSED ${category} ${bounds[category]}: ${lacking.join('; ')}`
    })
}
