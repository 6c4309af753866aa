import type { Answer, Ask, Failure } from './instance.ts'

interface Page {
  next: string | null
}

/** All that a paged list has, or its first items as many as are wanted. */
export async function listAll<List extends Page, Item>(
  ask: Ask,
  path: string,
  itemsOf: (page: List) => Item[],
  limit: number = Number.POSITIVE_INFINITY,
): Promise<{ items: Item[] } | { failure: Failure }> {
  const items: Item[] = []
  const size = `limit=${Math.min(limit, pageSize)}`
  for (let next: string | null = ''; next !== null && items.length < limit; ) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
    const answer: Answer<List> = await ask<List>({ path: `${path}${path.includes('?') ? '&' : '?'}${size}${cursor}` })
    if ('failure' in answer) return answer
    items.push(...itemsOf(answer.value))
    next = answer.value.next
  }
  return { items: items.slice(0, limit) }
}

const pageSize = 100
