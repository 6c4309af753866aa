import * as v from 'valibot'
import { text } from './parts.ts'

export const listWords = v.pipe(
  v.strictObject({
    locale: v.pipe(
      text('The language in which all this is: the best that is known for the one that was asked for. BCP 47.'),
      v.examples(['de', 'zh-Hant']),
    ),
    direction: v.pipe(v.picklist(['ltr', 'rtl']), v.description('The direction in which that language is written.')),
    heading: v.pipe(text('Stands above this very list.'), v.examples(['More from General'])),
    moreArticles: text('Stands above a list whose title is not to be named.'),
    seeAll: text('Leads to all articles of the list.'),
    loadMore: text('The button that appends the next page.'),
    loading: text('Said while the articles are on their way.'),
    added: v.pipe(
      text('How many articles this answer has, said when it was appended to others.'),
      v.examples(['6 more articles']),
    ),
    empty: text('Said where the list has no articles.'),
    failed: text('Said when the articles did not come.'),
    stale: text('Said of articles that could not be brought up to date.'),
    offline: text('Said when the reader has no connection.'),
    retry: text('The button that asks once more.'),
    newTab: text('Follows the words of a link that opens elsewhere, in brackets.'),
    sponsored: text('Stands before the headline of an article that was paid for.'),
    updated: text('Stands before `updatedText`.'),
    previous: text('The button that moves a row of cards back.'),
    next: text('The button that moves a row of cards on.'),
  }),
  v.description('What a list says around its cards, in the language that `locale` asked for; ready to be shown.'),
)
