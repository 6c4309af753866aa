import type { Counted } from './counting-worker.ts'
import { type Asked, questions } from './questions.ts'
import type { Stand } from './stand.ts'

/** What a question took of each corpus: at its place, and at the most expensive place further down. */
export interface QuestionCount {
  asked: Asked
  bySize: Counted[]
  deeper: Counted[]
}

export async function countAll(stand: Stand): Promise<QuestionCount[]> {
  const counts: QuestionCount[] = []
  for (const asked of questions) {
    const count: QuestionCount = { asked, bySize: [], deeper: [] }
    for (const [index, corpus] of stand.corpora.entries()) {
      const address = stand.counting[index] as URL
      count.bySize.push(await countOne(address, asked.path(corpus)))
      for (const path of asked.deeper?.(corpus) ?? []) count.deeper.push(await countOne(address, path))
    }
    counts.push(count)
  }
  return counts
}

export async function countOne(address: URL, path: string): Promise<Counted> {
  const response = await fetch(new URL(path, address))
  if (!response.ok) throw new Error(`The count of ${path} failed: ${await response.text()}`)
  const counted = (await response.json()) as Counted
  if (counted.status !== 200) throw new Error(`${path} was answered with ${counted.status}.`)
  return counted
}
