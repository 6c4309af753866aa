import type { ListWords } from '../worker/contract.ts'

/** What the element says by itself: an answer that was asked for in no language brings no words. */
export const english = {
  /** The heading when nobody said what the list is of. */
  moreArticles: 'More articles',
  seeAll: 'See all',
  loadMore: 'Show more',
  empty: 'No articles yet.',
  failed: 'The articles could not be loaded.',
  stale: 'These articles may be out of date.',
  offline: 'You are offline.',
  retry: 'Try again',
  newTab: '(opens in a new tab)',
  sponsored: 'Sponsored',
}

export type Words = typeof english & Partial<ListWords>

export const headingOf = (title: string) => `More from ${title}`
export const addedOf = (count: number) => `${count} more article${count === 1 ? '' : 's'}`
