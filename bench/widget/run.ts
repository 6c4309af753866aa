import { listSnippets } from '../../scripts/demo/host/snippets.ts'
import { openBrowser } from '../../test/support/browser.ts'
import { serveDemoSite } from '../../test/support/demo-site.ts'
import { Edge } from './edge.ts'
import { embeds, files } from './embeds.ts'
import { openHost } from './host.ts'
import { type Budgeted, budgetsOf, type EmbedFindings, isMissed, tableOf } from './report.ts'
import { countTraces } from './traces.ts'
import { type Visit, visit } from './visit.ts'

// What the element takes of a page, with the demo's articles, a round trip of 100 ms away: beside its budgets, and beside
// the shapes that other embeds have. Ends with 1 when a budget is missed.

const tripMs = 100
const visitsEach = 7
const slowdown = 4

const say = (text: string) => console.log(text)
say('Starting the demo.')
const [site, browser, host] = await Promise.all([serveDemoSite(), openBrowser(), openHost()])
const edge = await Edge.open(site.url, tripMs, files)
try {
  const open = (html: string) => host.pageWith(html.replaceAll('https://SITE', edge.url))
  const visited = embeds.map(({ name, html }) => ({ name, url: open(html), visits: [] as Visit[] }))
  // Once for nothing: the edge has to have what it answers.
  for (const { url } of visited) await visit(browser, edge, url)
  say(`Visiting ${embeds.length} embeds.`)
  // In turns, so that whatever else the machine does is everybody's.
  for (let turn = 0; turn < visitsEach; turn++) {
    for (const { url, visits } of visited) visits.push(await visit(browser, edge, url))
  }
  const findings: EmbedFindings[] = []
  for (const one of visited) findings.push({ ...one, slow: await visit(browser, edge, one.url, { slowdown }) })
  say(`\n${tableOf(findings)}\n`)
  say(
    `${visitsEach} visits each, a round trip of ${tripMs} ms; bytes after brotli, before the first card; "again" is requests of the next visit; the longest task on a processor ${slowdown} times slower.\n`,
  )
  const figures = await findFigures(findings[0] as EmbedFindings, open)
  say(budgetsOf(figures))
  process.exitCode = figures.some(isMissed) ? 1 : 0
} finally {
  edge.close()
  host.close()
  await browser.close()
  await site.close()
}

/** The widget's budgets, and what was found of each. */
async function findFigures({ visits }: EmbedFindings, open: (html: string) => string): Promise<Budgeted[]> {
  const [bundle, module] = await Promise.all([
    edge.find('/widget/newsclip-feed.js'),
    edge.find('/widget/feed.js?category=general'),
  ])
  const [{ html }] = embeds as [(typeof embeds)[number]]
  const snippets = await listSnippets(edge.url, 'category=general')
  const snippet = snippets.find(({ id }) => id === 'zero-shift')?.code ?? ''
  const steady: Visit[] = []
  for (const width of [375, 1280]) steady.push(await visit(browser, edge, open(snippet), { width }))
  const traces = await countTraces(browser, open(html), open(html.replace(/<script.*<\/script>/, '')))
  const most = (figure: (visit: Visit) => number) => Math.max(...visits.map(figure))
  return [
    { name: 'bundle with Lit and CSS, brotli', value: bundle.body.length, goal: 8_500, most: 9_216, unit: ' B' },
    { name: 'script with six stories, brotli', value: module.body.length, goal: 9_200, most: 10_240, unit: ' B' },
    {
      name: 'zero-shift snippet',
      value: snippet.replaceAll(edge.url, 'https://news.example').length,
      goal: 900,
      most: 1_024,
      unit: ' B',
    },
    {
      name: 'layout shift, zero-shift',
      value: Math.max(...steady.map(({ layoutShift }) => layoutShift)),
      goal: 0,
      most: 0.005,
    },
    { name: 'requests before text', value: most(({ before }) => before.requests), goal: 1, most: 2 },
    { name: 'connections before text', value: most(({ before }) => before.connections), goal: 1, most: 1 },
    { name: 'requests of the next visit', value: most(({ again }) => again), goal: 0, most: 1 },
    { name: 'Intl objects before text', value: traces.intl, goal: 0, most: 0 },
    { name: 'cookies, storage, globals, nodes in the head', value: traces.left, goal: 0, most: 0 },
  ]
}
