-- Which feeds are imported on a schedule, which of them is due, and how did it go? What has an import added and changed, so
-- that it can be taken back as a whole?

CREATE TABLE sources (
  -- Never given twice: imports are named by it.
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  -- Where the feed is fetched. A permanent redirect moves it.
  url TEXT NOT NULL UNIQUE,
  -- One half of the identity of its articles: the address with which it was added. Stays when the feed moves.
  key TEXT NOT NULL UNIQUE,
  -- Who publishes it, and that one's page: as an editor wrote it, or the feed says.
  title TEXT NOT NULL,
  site_url TEXT,
  category TEXT NOT NULL,
  -- JSON: ["…", …], and {"theirs": "ours" or null, …} by slug.
  tags TEXT NOT NULL,
  tag_map TEXT NOT NULL,
  content TEXT NOT NULL CHECK (content IN ('full', 'excerpt')),
  -- Null: as each item says.
  language TEXT,
  active INTEGER NOT NULL,
  -- Milliseconds, like all times here.
  created_at INTEGER NOT NULL,

  -- Null when it is not checked any more. A check that has begun puts it off by the length of a lease, so that no other
  -- begins meanwhile, and it is due again should the first never end.
  due_at INTEGER,
  -- Of the check that has it now: whoever finds another here was given up, and keeps nothing.
  lease TEXT,
  checked_at INTEGER,
  succeeded_at INTEGER,
  -- How long it rested the last time that all went well.
  pause_ms INTEGER NOT NULL DEFAULT 3600000,
  -- In a row.
  failures INTEGER NOT NULL DEFAULT 0,
  -- Why the last check failed; worker/domain/source-trouble.ts.
  reason TEXT,
  detail TEXT,
  -- The publisher's validators, to ask whether anything is new.
  etag TEXT,
  last_modified TEXT,
  -- JSON: what stood in the feed the last time, so that only what is new or changed is read to the end.
  seen TEXT NOT NULL DEFAULT '[]',
  -- Items of it that wait for the next run, and by which import those before them were kept.
  unread INTEGER NOT NULL DEFAULT 0,
  import_name TEXT,
  -- 1 while they may bring back articles that were taken back with an import.
  brings_back INTEGER NOT NULL DEFAULT 0,
  -- JSON: the last checks, the newest first. Here and not in a table of their own: a check writes one row instead of three.
  runs TEXT NOT NULL DEFAULT '[]',
  -- Articles so far.
  added INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0
);

-- claimSource: which has waited longest? Holds only those that are checked.
CREATE INDEX sources_by_due ON sources (due_at, id) WHERE due_at IS NOT NULL;

-- listElsewhere: has another source brought this original already?
CREATE INDEX articles_by_original ON articles (source ->> 'url') WHERE origin_guid IS NOT NULL;

-- One row an import, of however many requests or runs. listImports: the newest first; forgetImports: the oldest.
CREATE TABLE imports (
  id INTEGER NOT NULL PRIMARY KEY,
  -- findImport: as whoever sent it calls it, or a name that was made for it.
  name TEXT NOT NULL UNIQUE,
  -- As in audit.
  actor TEXT NOT NULL,
  source_id INTEGER,
  started_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('kept', 'leaving', 'taken-back')),
  -- Articles; the last three once it is taken back.
  added INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  restored INTEGER NOT NULL DEFAULT 0,
  spared INTEGER NOT NULL DEFAULT 0
);

-- findLeaving: which are under way? Holds only those.
CREATE INDEX imports_leaving ON imports (id) WHERE state = 'leaving';
-- listImports of one source.
CREATE INDEX imports_by_source ON imports (source_id, id) WHERE source_id IS NOT NULL;

-- What an import did, for as long as it can be taken back. Walked through by saveTakenBack, a portion at a time.
CREATE TABLE imported (
  import_id INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  -- What the import made of the article, and where: whoever finds another there knows that it has changed since.
  fingerprint TEXT NOT NULL,
  slug TEXT NOT NULL,
  -- JSON: the article as it was before; null where there was none.
  before TEXT,
  PRIMARY KEY (import_id, article_id)
) WITHOUT ROWID;

-- 1 when no editor deleted it, but it went with the import that had added it: it comes back when somebody hands it in again,
-- and not by itself.
ALTER TABLE manuscripts ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0;
