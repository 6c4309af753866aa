import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import { selectFreshness } from './freshness.ts'
import { selectCategories, selectTags } from './labels.ts'
import type { Database } from './open.ts'

export interface LabelsPage {
  /** The navigation. */
  categories: CountedLabel[]
  /** Those that have most articles, by number. */
  tags: CountedLabel[]
  freshness: Freshness
}

/** The labels that have most articles, in one round trip. */
export async function labelsPage(db: Database, tagLimit: number, horizon: number): Promise<LabelsPage> {
  const [categories, tags, [fresh]] = await db.batch([
    selectCategories(db),
    selectTags(db, { prefix: '', category: undefined, sort: 'count', limit: tagLimit, after: undefined }),
    selectFreshness(db, horizon),
  ])
  return { categories, tags, freshness: freshnessOf(fresh) }
}
