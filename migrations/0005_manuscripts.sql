-- What do editors work on, what was it before, and what may no import bring back?

-- What an editor wrote, apart from what readers see of it in articles and timeline. An imported article gets its row when
-- an editor first touches it. One that was deleted keeps its row, without what was written: so that its address says so,
-- and no import brings it back.
CREATE TABLE manuscripts (
  -- Never given twice: a version of one must not be taken for a version of another.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- findManuscript, saveArticles. Null once another article has taken the address of a deleted one.
  slug TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn', 'deleted')),
  -- The article that readers see, or will see when its time comes.
  article_id INTEGER UNIQUE,
  -- 1 once readers could see it at its address: when it is not there any more, they are told that it is gone.
  appeared INTEGER NOT NULL,
  -- Grows by one with each write.
  version INTEGER NOT NULL,
  -- JSON, as it was handed in, so that it can be edited again.
  written TEXT,
  title TEXT,
  -- Milliseconds, like all times here. Of a draft null; of a withdrawn one the time it had.
  published_at INTEGER,
  created_at INTEGER NOT NULL,
  edited_at INTEGER NOT NULL,
  edited_by TEXT NOT NULL,
  -- By which an import would know it: who handed it in, that one's own name for it, and the original's address.
  origin_source TEXT,
  origin_guid TEXT,
  source_url TEXT,
  CHECK ((state = 'published') = (article_id IS NOT NULL)),
  CHECK ((state = 'deleted') = (written IS NULL))
);

-- saveArticles: has an editor decided about this?
CREATE INDEX manuscripts_by_origin ON manuscripts (origin_source, origin_guid) WHERE origin_guid IS NOT NULL;
CREATE INDEX manuscripts_by_source ON manuscripts (source_url) WHERE origin_guid IS NOT NULL;

-- listManuscripts: those that were worked on last, of all states or of one.
CREATE INDEX manuscripts_by_edit ON manuscripts (edited_at, id) WHERE state <> 'deleted';
CREATE INDEX manuscripts_by_state ON manuscripts (state, edited_at, id, published_at);

-- What a manuscript was after each write: listRevisions, findRevision.
CREATE TABLE revisions (
  manuscript_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- The name of the token that was used.
  actor TEXT NOT NULL,
  -- As in audit.
  action TEXT NOT NULL,
  slug TEXT NOT NULL,
  state TEXT NOT NULL,
  published_at INTEGER,
  title TEXT NOT NULL,
  written TEXT NOT NULL,
  PRIMARY KEY (manuscript_id, version)
);

-- What was answered to a write that came with a key, so that its repetition is answered the same: findReply. In the
-- same transaction as the write, or there would be a moment in which the one is there without the other.
CREATE TABLE replies (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  -- A digest of the request: the same key belongs to the same request.
  request TEXT NOT NULL,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  -- JSON: an object of headers.
  headers TEXT NOT NULL,
  body TEXT,
  -- JSON: what the edge cache has to be told; the first attempt may not have come to that.
  touched TEXT NOT NULL,
  PRIMARY KEY (actor, key)
) WITHOUT ROWID;

-- saveReply: which are old enough to be forgotten?
CREATE INDEX replies_by_time ON replies (at);

-- D1 runs a batch to its end unless a statement fails. A statement that finds what was read before to be true no longer
-- inserts here, which always fails, and with it the whole batch.
CREATE TABLE overtaken (
  reason TEXT CONSTRAINT overtaken CHECK (0)
);

-- With what links to drafts are signed. Each instance draws its own.
CREATE TABLE signing_keys (
  purpose TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO signing_keys (purpose, key) VALUES ('preview', hex(randomblob(32)));
