/** What the element says by itself, in one place. */
export const words = {
  moreFrom: 'More from ',
  /** The heading when nobody said what the list is of. */
  moreArticles: 'More articles',
  seeAll: 'See all',
  loadMore: 'Show more',
  /** Follows a number. */
  added: ' more articles',
  empty: 'No articles yet.',
  failed: 'The articles could not be loaded.',
  retry: 'Try again',
  newTab: '(opens in a new tab)',
  sponsored: 'Sponsored',
}
