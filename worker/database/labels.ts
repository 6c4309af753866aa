import { and, asc, desc, eq, gt, gte, lt, lte, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel, LabelPlace, LabelQuestion } from '../domain/label-page.ts'
import { stretchFor } from '../domain/page.ts'
import { everything, type Question, tagAskedFor } from '../domain/question.ts'
import { answers } from './cards.ts'
import { selectFreshness } from './freshness.ts'
import { writeMatch } from './match.ts'
import { selectMoved, selectSynonyms } from './moved.ts'
import type { Database } from './open.ts'
import { articles, categories, categoryTags, tags, timeline } from './schema.ts'

/** As many as a navigation can hold. */
export const maxCategories = 24

/** The categories that have most articles, by number. */
export function selectCategories(db: Database, limit = maxCategories) {
  return db
    .select()
    .from(categories)
    .where(gt(categories.articleCount, 0))
    .orderBy(desc(categories.articleCount), asc(categories.slug))
    .limit(limit)
}

export function selectCategory(db: Database, slug: string) {
  return db.select().from(categories).where(eq(categories.slug, slug))
}

export function selectTag(db: Database, slug: string) {
  return db.select().from(tags).where(eq(tags.slug, slug))
}

/** The labels that a question asks for, where readers know them though none of their articles is found. */
export async function findLabels(db: Database, question: Question) {
  const [[category], [tag]] = await db.batch([
    selectCategory(db, question.category ?? ''),
    selectTag(db, tagAskedFor(question) ?? ''),
  ])
  return { category: unlessEmbargoed(category, false), tag: unlessEmbargoed(tag, false) }
}

/**
 * A label as readers may know it: what only a scheduled article carries is nobody's to hear of. In the minute before the
 * clock has counted an article, it is the article itself, published, that shows its labels.
 */
export function unlessEmbargoed(label: CountedLabel | undefined, isCarried: boolean): CountedLabel | undefined {
  return label && (label.articleCount > 0 || isCarried) ? label : undefined
}

/** The tags that have articles, in the order that is asked for, in one round trip. */
export async function listTags(db: Database, question: LabelQuestion, horizon: number): Promise<FreshLabels> {
  const [labels, [fresh]] = await db.batch([selectTags(db, question), selectFreshness(db, horizon)])
  return { labels, freshness: freshnessOf(fresh) }
}

/** All categories, those with most articles first, in one round trip. */
export async function listCategories(db: Database, limit: number, horizon: number): Promise<FreshLabels> {
  const [labels, [fresh]] = await db.batch([selectCategories(db, limit), selectFreshness(db, horizon)])
  return { labels, freshness: freshnessOf(fresh) }
}

export interface FreshLabels {
  labels: CountedLabel[]
  freshness: Freshness
}

export function selectTags(db: Database, question: LabelQuestion) {
  const { category, limit } = question
  if (category === undefined) {
    const { slug, articleCount, sortName } = tags
    const { wanted, order } = walk({ slug, articleCount, sortName }, question)
    return db
      .select()
      .from(tags)
      .where(wanted)
      .orderBy(...order)
      .limit(limit)
  }
  const { tagSlug: slug, articleCount, sortName } = categoryTags
  const { wanted, order } = walk({ slug, articleCount, sortName }, question)
  return db
    .select({ slug: tags.slug, name: tags.name, articleCount: categoryTags.articleCount })
    .from(categoryTags)
    .innerJoin(tags, eq(tags.slug, categoryTags.tagSlug))
    .where(and(eq(categoryTags.categorySlug, category), wanted))
    .orderBy(...order)
    .limit(limit)
}

/** Which tags, in which order: along an index, from the place that was reached. */
function walk(
  { slug, articleCount, sortName }: Record<'slug' | 'articleCount' | 'sortName', SQLiteColumn>,
  { prefix, sort, after }: LabelQuestion,
) {
  // A plus before a column keeps SQLite from going along an index of it, where another is the shorter way.
  const wanted = and(
    sort === 'name' ? sql`+${articleCount} > 0` : gt(articleCount, 0),
    // A range, not LIKE: D1 takes patterns of at most 50 bytes.
    prefix ? and(gte(slug, prefix), lt(slug, `${prefix}\u{10ffff}`)) : undefined,
    after && (sort === 'name' ? laterByName(slug, sortName, after) : laterByCount(slug, articleCount, after)),
  )
  if (sort === 'count') return { wanted, order: [desc(articleCount), asc(slug)] }
  // Of a beginning the few tags are looked up and sorted.
  return { wanted, order: [prefix ? sql`+${sortName}` : asc(sortName), asc(slug)] }
}

/** The first half is what the index is entered by; the second leaves out those of the same number that have been. */
function laterByCount(slug: SQLiteColumn, count: SQLiteColumn, after: LabelPlace) {
  return and(lte(count, after.articleCount), or(lt(count, after.articleCount), gt(slug, after.slug)))
}

/** A tag is never forgotten, so its name is there to go on from; a place that nobody was given is read as a name. */
function laterByName(slug: SQLiteColumn, sortName: SQLiteColumn, after: LabelPlace) {
  const reached = sql`(SELECT coalesce(max(${tags.sortName}), ${after.slug}) FROM ${tags} WHERE ${tags.slug} = ${after.slug})`
  return sql`(${sortName}, ${slug}) > (${reached}, ${after.slug})`
}

/** How many of the newest articles are looked at for the tags among them. */
const sampleSize = 500

export interface FoundTag {
  tag: CountedLabel | undefined
  /** The tags that its newest articles carry, itself among them. */
  together: SampledLabel[]
  /** Slugs of its other names. */
  synonyms: string[]
  /** What it is called, where it is only another name. */
  synonymOf: string | undefined
  freshness: Freshness
}

/** The tag and its company, in one round trip. */
export async function findTag(db: Database, slug: string, horizon: number, limit: number): Promise<FoundTag> {
  const question = { ...everything, all: [slug] }
  const [[tag], together, synonyms, [moved], [fresh]] = await db.batch([
    selectTag(db, slug),
    selectTagsOf(db, question, horizon, limit + 1),
    selectSynonyms(db, slug),
    selectMoved(db, 'tag', [slug]),
    selectFreshness(db, horizon),
  ])
  return {
    tag: unlessEmbargoed(tag, together.length > 0),
    together,
    synonyms: synonyms.map((synonym) => synonym.slug),
    synonymOf: moved?.newSlug,
    freshness: freshnessOf(fresh),
  }
}

export interface SampledLabel extends CountedLabel {
  /** How many articles were looked at. */
  sampleSize: number
}

/**
 * The tags of the newest published articles that answer the question, by how many of them carry each. A sample of the
 * newest is looked at, so that a common question costs no more than a rare one.
 */
export function selectTagsOf(db: Database, question: Question, horizon: number, tagLimit: number) {
  const stretch = stretchFor(question, undefined, sampleSize, horizon)
  const sample = db.$with('sample').as(
    db
      .select({ tags: articles.tags })
      .from(timeline)
      .innerJoin(articles, eq(articles.position, timeline.position))
      .where(answers(sql`${writeMatch(question)}`, stretch))
      .orderBy(desc(timeline.position))
      .limit(sampleSize),
  )
  return db
    .with(sample)
    .select({
      slug: sql<string>`tag.value ->> 'slug'`.as('slug'),
      name: sql<string>`min(tag.value ->> 'name')`.as('name'),
      articleCount: sql<number>`count(*)`.as('articleCount'),
      sampleSize: sql<number>`(SELECT count(*) FROM sample)`.as('sampleSize'),
    })
    .from(sql`sample, json_each(sample.tags) tag`)
    .groupBy(sql`1`)
    .orderBy(sql`3 DESC`, sql`1`)
    .limit(tagLimit)
}
