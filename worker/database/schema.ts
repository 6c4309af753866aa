import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { SourceReference } from '../contract.ts'
import type { KeptPicture, Label } from '../domain/article.ts'
import type { Attempt } from '../domain/delivery.ts'
import type { Scope } from '../domain/editor-token.ts'
import type { ArticleEvent, ToldArticle } from '../domain/event.ts'
import type { EventType } from '../domain/event-types.ts'
import type { ArticleBefore } from '../domain/import.ts'
import type { Written } from '../domain/manuscript.ts'
import type { SeenItem } from '../domain/seen.ts'
import type { SourceRun, TagMap } from '../domain/source.ts'
import type { TroubleReason } from '../domain/source-trouble.ts'
import type { Touched } from '../domain/touched.ts'

// The migrations are the truth and explain each table; a test holds this file to them.

const counted = {
  slug: text('slug').primaryKey().notNull(),
  name: text('name').notNull(),
  articleCount: integer('article_count').notNull().default(0),
}

export const categories = sqliteTable('categories', counted, (category) => [
  index('categories_by_count').on(category.articleCount, category.slug),
])

const sortName = text('sort_name').notNull().default('')

export const tags = sqliteTable('tags', { ...counted, sortName }, (tag) => [
  index('tags_by_count').on(tag.articleCount, tag.slug),
  index('tags_by_name').on(tag.sortName, tag.slug),
])

export const categoryTags = sqliteTable(
  'category_tags',
  {
    categorySlug: text('category_slug').notNull(),
    tagSlug: text('tag_slug').notNull(),
    articleCount: integer('article_count').notNull().default(0),
    sortName,
  },
  (pair) => [
    primaryKey({ columns: [pair.categorySlug, pair.tagSlug] }),
    index('category_tags_by_count').on(pair.categorySlug, pair.articleCount, pair.tagSlug),
    index('category_tags_by_name').on(pair.categorySlug, pair.sortName, pair.tagSlug),
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
    image: text('image', { mode: 'json' }).$type<KeptPicture>(),
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
    original: text('original'),
  },
  (article) => [
    uniqueIndex('articles_by_origin').on(article.originSource, article.originGuid),
    index('articles_waiting').on(article.position),
    index('articles_by_original').on(article.original),
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

export const oldAddresses = sqliteTable('old_addresses', {
  address: text('address').primaryKey().notNull(),
  target: text('target').notNull(),
})

export const lastWrite = sqliteTable('last_write', {
  id: integer('id').primaryKey().notNull(),
  savedAt: integer('saved_at').notNull(),
  departures: integer('departures').notNull().default(0),
})

export const departures = sqliteTable(
  'departures',
  {
    number: integer('number').primaryKey().notNull(),
    slug: text('slug').notNull(),
    position: integer('position').notNull(),
    at: integer('at').notNull(),
  },
  (departure) => [
    index('departures_by_slug').on(departure.slug),
    index('departures_by_position').on(departure.position),
  ],
)

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

export const manuscripts = sqliteTable(
  'manuscripts',
  {
    id: integer('id').primaryKey(),
    slug: text('slug').unique(),
    state: text('state', { enum: ['draft', 'published', 'withdrawn', 'deleted'] }).notNull(),
    articleId: integer('article_id').unique(),
    appeared: integer('appeared', { mode: 'boolean' }).notNull(),
    version: integer('version').notNull(),
    written: text('written', { mode: 'json' }).$type<Written>(),
    title: text('title'),
    publishedAt: integer('published_at'),
    createdAt: integer('created_at').notNull(),
    editedAt: integer('edited_at').notNull(),
    editedBy: text('edited_by').notNull(),
    originSource: text('origin_source'),
    originGuid: text('origin_guid'),
    original: text('source_url'),
    takenBack: integer('taken_back', { mode: 'boolean' }).notNull().default(false),
  },
  (manuscript) => [
    index('manuscripts_by_origin').on(manuscript.originSource, manuscript.originGuid),
    index('manuscripts_by_source').on(manuscript.original),
    index('manuscripts_by_edit').on(manuscript.editedAt, manuscript.id),
    index('manuscripts_by_state').on(manuscript.state, manuscript.editedAt, manuscript.id, manuscript.publishedAt),
  ],
)

export const revisions = sqliteTable(
  'revisions',
  {
    manuscriptId: integer('manuscript_id').notNull(),
    version: integer('version').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    slug: text('slug').notNull(),
    state: text('state', { enum: ['draft', 'published', 'withdrawn'] }).notNull(),
    publishedAt: integer('published_at'),
    title: text('title').notNull(),
    written: text('written', { mode: 'json' }).$type<Written>().notNull(),
  },
  (revision) => [primaryKey({ columns: [revision.manuscriptId, revision.version] })],
)

export const replies = sqliteTable(
  'replies',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    request: text('request').notNull(),
    at: integer('at').notNull(),
    status: integer('status').notNull(),
    headers: text('headers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    body: text('body'),
    touched: text('touched', { mode: 'json' }).$type<Touched>().notNull(),
  },
  (reply) => [primaryKey({ columns: [reply.actor, reply.key] }), index('replies_by_time').on(reply.at)],
)

export const signingKeys = sqliteTable('signing_keys', {
  purpose: text('purpose').primaryKey().notNull(),
  key: text('key').notNull(),
})

export const unmeasured = sqliteTable(
  'unmeasured',
  {
    articleId: integer('article_id').primaryKey().notNull(),
    dueAt: integer('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
  },
  (waiting) => [index('unmeasured_by_due').on(waiting.dueAt, waiting.articleId)],
)

export const restorations = sqliteTable('restorations', {
  id: integer('id').primaryKey().notNull(),
  export: text('export').notNull(),
  beganAt: integer('began_at').notNull(),
  endedAt: integer('ended_at'),
})
export const receivers = sqliteTable(
  'receivers',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['webhook', 'websub', 'indexnow'] }).notNull(),
    address: text('address').notNull(),
    description: text('description').notNull(),
    events: text('events', { mode: 'json' }).$type<EventType[]>().notNull(),
    secret: text('secret'),
    previousSecret: text('previous_secret'),
    previousUntil: integer('previous_until'),
    createdAt: integer('created_at').notNull(),
    disabledAt: integer('disabled_at'),
    disabledBecause: text('disabled_because', { enum: ['by-hand', 'gone', 'failing'] }),
    failingSince: integer('failing_since'),
    quietUntil: integer('quiet_until').notNull().default(0),
  },
  (receiver) => [uniqueIndex('receivers_configured').on(receiver.kind)],
)

export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey(),
    messageId: text('message_id').notNull().unique(),
    type: text('type').$type<ArticleEvent['type']>().notNull(),
    at: integer('at').notNull(),
    articles: text('articles', { mode: 'json' }).$type<ToldArticle[]>().notNull(),
    changeId: integer('change_id').unique(),
  },
  (event) => [index('events_by_time').on(event.at)],
)

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer('id').primaryKey(),
    receiverId: integer('receiver_id').notNull(),
    eventId: integer('event_id').notNull(),
    state: text('state', { enum: ['waiting', 'delivered', 'given-up'] })
      .notNull()
      .default('waiting'),
    dueAt: integer('due_at'),
    tries: integer('tries').notNull().default(0),
    attempts: text('attempts', { mode: 'json' }).$type<Attempt[]>().notNull().default([]),
  },
  (delivery) => [
    index('deliveries_waiting').on(delivery.receiverId, delivery.dueAt),
    index('deliveries_by_receiver').on(delivery.receiverId, delivery.id),
    index('deliveries_by_event').on(delivery.eventId),
  ],
)

export const sources = sqliteTable(
  'sources',
  {
    id: integer('id').primaryKey().notNull(),
    url: text('url').notNull().unique(),
    key: text('key').notNull().unique(),
    title: text('title').notNull(),
    siteUrl: text('site_url'),
    category: text('category').notNull(),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    tagMap: text('tag_map', { mode: 'json' }).$type<TagMap>().notNull(),
    content: text('content', { enum: ['full', 'excerpt'] }).notNull(),
    language: text('language'),
    active: integer('active', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    dueAt: integer('due_at'),
    lease: text('lease'),
    checkedAt: integer('checked_at'),
    succeededAt: integer('succeeded_at'),
    pauseMs: integer('pause_ms').notNull().default(3_600_000),
    failures: integer('failures').notNull().default(0),
    reason: text('reason').$type<TroubleReason>(),
    detail: text('detail'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    seen: text('seen', { mode: 'json' }).$type<SeenItem[]>().notNull().default([]),
    unread: integer('unread').notNull().default(0),
    importName: text('import_name'),
    returning: integer('brings_back', { mode: 'boolean' }).notNull().default(false),
    runs: text('runs', { mode: 'json' }).$type<SourceRun[]>().notNull().default([]),
    added: integer('added').notNull().default(0),
    updated: integer('updated').notNull().default(0),
    digest: text('digest'),
  },
  (source) => [index('sources_by_due').on(source.dueAt, source.id)],
)

export const imports = sqliteTable(
  'imports',
  {
    id: integer('id').primaryKey().notNull(),
    name: text('name').notNull().unique(),
    actor: text('actor').notNull(),
    sourceId: integer('source_id'),
    startedAt: integer('started_at').notNull(),
    savedAt: integer('saved_at').notNull(),
    state: text('state', { enum: ['kept', 'leaving', 'taken-back'] }).notNull(),
    added: integer('added').notNull().default(0),
    updated: integer('updated').notNull().default(0),
    removed: integer('removed').notNull().default(0),
    restored: integer('restored').notNull().default(0),
    spared: integer('spared').notNull().default(0),
  },
  (one) => [index('imports_leaving').on(one.id), index('imports_by_source').on(one.sourceId, one.id)],
)

export const imported = sqliteTable(
  'imported',
  {
    importId: integer('import_id').notNull(),
    articleId: integer('article_id').notNull(),
    fingerprint: text('fingerprint').notNull(),
    slug: text('slug').notNull(),
    before: text('before', { mode: 'json' }).$type<ArticleBefore>(),
  },
  (part) => [primaryKey({ columns: [part.importId, part.articleId] })],
)

/** The full-text index. Its columns hold tokens and give nothing back, but for the bodies and the rowid. */
export const timeline = sqliteTable('timeline', {
  position: integer('rowid').primaryKey().notNull(),
  html: text('html').notNull(),
  text: text('text').notNull(),
})
