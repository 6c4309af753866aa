import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Image, SourceReference } from '../contract.ts'
import type { Label } from '../domain/article.ts'
import type { Scope } from '../domain/editor-token.ts'

// The migrations are the truth and explain each table; a test holds this file to them.

const counted = {
  slug: text('slug').primaryKey().notNull(),
  name: text('name').notNull(),
  articleCount: integer('article_count').notNull().default(0),
}

export const categories = sqliteTable('categories', counted, (category) => [
  index('categories_by_count').on(category.articleCount, category.slug),
])

export const tags = sqliteTable('tags', counted, (tag) => [index('tags_by_count').on(tag.articleCount, tag.slug)])

export const categoryTags = sqliteTable(
  'category_tags',
  {
    categorySlug: text('category_slug').notNull(),
    tagSlug: text('tag_slug').notNull(),
    articleCount: integer('article_count').notNull().default(0),
  },
  (pair) => [
    primaryKey({ columns: [pair.categorySlug, pair.tagSlug] }),
    index('category_tags_by_count').on(pair.categorySlug, pair.articleCount, pair.tagSlug),
  ],
)

export const articles = sqliteTable(
  'articles',
  {
    id: integer('id').primaryKey(),
    position: integer('position').notNull().unique(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    categorySlug: text('category_slug').notNull(),
    categoryName: text('category_name').notNull(),
    tags: text('tags', { mode: 'json' }).$type<Label[]>().notNull(),
    image: text('image', { mode: 'json' }).$type<Image>(),
    author: text('author'),
    language: text('language').notNull(),
    publishedAt: integer('published_at').notNull(),
    updatedAt: integer('updated_at'),
    source: text('source', { mode: 'json' }).$type<SourceReference>(),
    originSource: text('origin_source'),
    originGuid: text('origin_guid'),
    fingerprint: text('fingerprint').notNull(),
    counted: integer('counted').notNull(),
    sponsored: integer('sponsored', { mode: 'boolean' }).notNull().default(false),
  },
  (article) => [
    uniqueIndex('articles_by_origin').on(article.originSource, article.originGuid),
    index('articles_waiting').on(article.position),
  ],
)

export const moved = sqliteTable(
  'moved',
  {
    kind: text('kind', { enum: ['article', 'tag'] }).notNull(),
    oldSlug: text('old_slug').notNull(),
    newSlug: text('new_slug').notNull(),
  },
  (move) => [
    primaryKey({ columns: [move.kind, move.oldSlug] }),
    index('moved_by_new_slug').on(move.kind, move.newSlug),
  ],
)

export const lastWrite = sqliteTable('last_write', {
  id: integer('id').primaryKey().notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const editorTokens = sqliteTable('editor_tokens', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  hash: text('hash').notNull().unique(),
  scopes: text('scopes', { mode: 'json' }).$type<Scope[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  revokedAt: integer('revoked_at'),
  lastUsedAt: integer('last_used_at'),
})

export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject'),
    before: text('before', { mode: 'json' }).$type<unknown>(),
    after: text('after', { mode: 'json' }).$type<unknown>(),
  },
  (entry) => [index('audit_by_subject').on(entry.subject, entry.id)],
)

/** The full-text index. Its columns hold tokens and give nothing back, but for the bodies and the rowid. */
export const timeline = sqliteTable('timeline', {
  position: integer('rowid').notNull(),
  html: text('html').notNull(),
  text: text('text').notNull(),
})
