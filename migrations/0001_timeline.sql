-- Which articles are there, newest first, for any combination of category, tags, source, author, language and words?

-- Names and counts of what articles are filed under. A count is of published articles and is kept by each write.
CREATE TABLE categories (
  slug TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  article_count INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE tags (
  slug TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  article_count INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- listCategories, listTags: those with most articles first.
CREATE INDEX categories_by_count ON categories (article_count DESC, slug);
CREATE INDEX tags_by_count ON tags (article_count DESC, slug);

-- listTags within a category: the same count for the two together.
CREATE TABLE category_tags (
  category_slug TEXT NOT NULL,
  tag_slug TEXT NOT NULL,
  article_count INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (category_slug, tag_slug)
) WITHOUT ROWID;
CREATE INDEX category_tags_by_count ON category_tags (category_slug, article_count DESC, tag_slug);

-- The cards. Names of category and tags stand here once more, so that a list reads one row a card.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  -- listCards joins the timeline by it; two articles never share a place.
  position INTEGER NOT NULL UNIQUE,
  -- findArticle.
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  category_slug TEXT NOT NULL,
  category_name TEXT NOT NULL,
  -- JSON: [{"slug": "…", "name": "…"}, …] in the editor's order.
  tags TEXT NOT NULL,
  -- JSON: {"url", "width", "height", "alt", "credit"} or null.
  image TEXT,
  author TEXT,
  language TEXT NOT NULL,
  -- Milliseconds. The position can lie later than published_at when a millisecond is full.
  published_at INTEGER NOT NULL,
  updated_at INTEGER,
  -- JSON: {"url", "publisher", "title"} or null.
  source TEXT,
  -- Identity over repeated imports: who handed it in, and that one's own name for it.
  origin_source TEXT,
  origin_guid TEXT,
  -- Of everything that was handed in: an equal fingerprint needs no write.
  fingerprint TEXT NOT NULL,
  -- 1 once the counts of its category and tags include it; 0 while it is scheduled.
  counted INTEGER NOT NULL
);

-- saveArticles: is it here already?
CREATE UNIQUE INDEX articles_by_origin ON articles (origin_source, origin_guid) WHERE origin_guid IS NOT NULL;

-- publishDue: which scheduled articles have become due? Holds only those that wait.
CREATE INDEX articles_waiting ON articles (position) WHERE counted = 0;

-- The timeline: the rowid is the position, and every question is one MATCH. Title, summary and body are words; the
-- other columns hold whole slugs as single tokens (worker/database/tokens.ts). Marks are token characters because Thai
-- and Hindi words have them inside; private-use characters because slugs are spelled with them.
-- The bodies themselves are kept here as well, apart from the cards and read only where they are asked for.
CREATE VIRTUAL TABLE timeline USING fts5 (
  title, summary, body, category, tags, source, author, language,
  html UNINDEXED, text UNINDEXED,
  content = '', contentless_delete = 1, contentless_unindexed = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
);

-- Where did what was at this slug go? Old slugs of articles, and other names of tags.
CREATE TABLE moved (
  kind TEXT NOT NULL CHECK (kind IN ('article', 'tag')),
  old_slug TEXT NOT NULL,
  new_slug TEXT NOT NULL,
  PRIMARY KEY (kind, old_slug)
) WITHOUT ROWID;
-- saveArticles, saveSynonyms: what leads to here?
CREATE INDEX moved_by_new_slug ON moved (kind, new_slug);

-- When did anything last change? One row, for Last-Modified.
CREATE TABLE last_write (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  saved_at INTEGER NOT NULL
);
INSERT INTO last_write (id, saved_at) VALUES (1, 0);
