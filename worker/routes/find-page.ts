import type { Context } from 'hono'
import { type ListPage, listPage } from '../database/list-page.ts'
import { tagUrl } from '../domain/addresses.ts'
import type { Cursor } from '../domain/cursor.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import { type Page, pageOf, stretchFor } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import type { App } from '../env.ts'
import { labelCacheTag } from '../http/caching.ts'
import { MovedError } from '../http/moved.ts'
import { ProblemError } from '../http/problems.ts'

/** What a page of cards shows. */
export interface FoundPage extends Omit<ListPage, 'cards'>, Page {}

/**
 * All that a page of cards shows: one round trip.
 *
 * @throws MovedError where the question's tag is another's synonym.
 */
export async function findPage(
  c: Context<App>,
  question: Question,
  cursor: Cursor | undefined,
  limit: number,
): Promise<FoundPage> {
  const { db, site, horizon } = c.var
  const found = await listPage(db, question, stretchFor(question, cursor, limit, horizon), horizon)
  const {
    all: [tag = ''],
  } = question
  const ownTag = found.synonyms.get(tag)
  if (ownTag !== undefined) {
    throw new MovedError(
      tagUrl(site, ownTag),
      question.all.map((slug) => labelCacheTag('tag', slug)),
    )
  }
  return { ...found, ...pageOf(found, question, cursor, limit) }
}

/** @throws ProblemError when readers know no such category. */
export function categoryOf({ category }: Pick<ListPage, 'category'>): CountedLabel {
  if (!category) throw new ProblemError('category-not-found', 'Nothing is published under this name.')
  return category
}

/** @throws ProblemError when readers know no such tag. */
export function tagOf({ tag }: Pick<ListPage, 'tag'>): CountedLabel {
  if (!tag) throw new ProblemError('tag-not-found', 'No published article carries this tag.')
  return tag
}
