-- Who wants to be told of what becomes of articles, what is there to tell, and what came of telling it?

-- Webhooks, and the two that the configuration names: a WebSub hub and IndexNow. A handful.
CREATE TABLE receivers (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('webhook', 'websub', 'indexnow')),
  address TEXT NOT NULL,
  description TEXT NOT NULL,
  -- JSON: ["articles.published", …]
  events TEXT NOT NULL,
  -- What its messages are signed with; and with what else, until when, after a change of secrets.
  secret TEXT,
  previous_secret TEXT,
  -- Milliseconds, like all times here.
  previous_until INTEGER,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  disabled_because TEXT CHECK (disabled_because IN ('by-hand', 'gone', 'failing')),
  -- The first failure since it last took anything.
  failing_since INTEGER,
  -- Until when it asked to be left alone.
  quiet_until INTEGER NOT NULL DEFAULT 0,
  CHECK ((kind = 'webhook') = (secret IS NOT NULL)),
  CHECK ((disabled_at IS NULL) = (disabled_because IS NULL))
);

-- saveConfigured: there is one hub and one IndexNow.
CREATE UNIQUE INDEX receivers_configured ON receivers (kind) WHERE kind <> 'webhook';

-- What has become of articles and has not been made an event yet, by the triggers below: in the very transaction in which
-- it happened. Empty but for moments; always empty where nobody wants to be told.
CREATE TABLE untold (
  -- Never given twice: an event is known by the last change that it tells of.
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  event TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- JSON: a ToldArticle of worker/domain/event.ts.
  article TEXT NOT NULL
);

-- What is told: many changes of one write are one event, so that an import is a handful of messages.
CREATE TABLE events (
  id INTEGER NOT NULL PRIMARY KEY,
  -- By which receivers know it, however often it comes.
  message_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- JSON: [ToldArticle, …]
  articles TEXT NOT NULL,
  -- Null for a test, which tells of nothing.
  change_id INTEGER UNIQUE
);

-- forgetEvents: which are old?
CREATE INDEX events_by_time ON events (at);

-- An event on its way to a receiver, and the log of it.
CREATE TABLE deliveries (
  id INTEGER NOT NULL PRIMARY KEY,
  receiver_id INTEGER NOT NULL REFERENCES receivers (id) ON DELETE CASCADE,
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
  -- When it is tried next. Whoever tries puts it off first, so that nobody else tries meanwhile.
  due_at INTEGER,
  -- Those begun; of those that came to an end there is an entry in `attempts`.
  tries INTEGER NOT NULL DEFAULT 0,
  -- JSON: [{"at", "status", "reason"}, …], the oldest first.
  attempts TEXT NOT NULL DEFAULT '[]',
  CHECK ((state = 'waiting') = (due_at IS NOT NULL))
);

-- claimDeliveries, listDue: what waits for this receiver, the longest first? Holds only what waits.
CREATE INDEX deliveries_waiting ON deliveries (receiver_id, due_at) WHERE due_at IS NOT NULL;

-- listDeliveries: the newest first.
CREATE INDEX deliveries_by_receiver ON deliveries (receiver_id, id);

-- forgetEvents takes them along.
CREATE INDEX deliveries_by_event ON deliveries (event_id);

-- Articles are written in several ways, and none of them has to know of this. `counted` says whether readers have the
-- article, and changes in the transaction in which that does: so each of these happens exactly once, at its minute where
-- it was scheduled. The time is that of the write, which has set it by then (worker/database/write-batch.ts).
CREATE TRIGGER articles_untold_insert AFTER INSERT ON articles
WHEN new.counted = 1
  AND EXISTS (SELECT 1 FROM receivers WHERE disabled_at IS NULL AND instr(events, '"articles.published"'))
BEGIN
  INSERT INTO untold (event, at, article) SELECT 'articles.published', saved_at, json_object(
    'slug', new.slug, 'title', new.title, 'category', json_object('slug', new.category_slug, 'name', new.category_name),
    'tags', json(new.tags), 'publishedAt', new.published_at) FROM last_write;
END;

CREATE TRIGGER articles_untold_appearance AFTER UPDATE OF counted ON articles
WHEN old.counted = 0 AND new.counted = 1
  AND EXISTS (SELECT 1 FROM receivers WHERE disabled_at IS NULL AND instr(events, '"articles.published"'))
BEGIN
  INSERT INTO untold (event, at, article) SELECT 'articles.published', saved_at, json_object(
    'slug', new.slug, 'title', new.title, 'category', json_object('slug', new.category_slug, 'name', new.category_name),
    'tags', json(new.tags), 'publishedAt', new.published_at) FROM last_write;
END;

-- Measuring a picture is no news of the article: the fingerprint is of what was handed in.
CREATE TRIGGER articles_untold_update AFTER UPDATE OF fingerprint, slug ON articles
WHEN old.counted = 1 AND new.counted = 1 AND (old.fingerprint <> new.fingerprint OR old.slug <> new.slug)
  AND EXISTS (SELECT 1 FROM receivers WHERE disabled_at IS NULL AND instr(events, '"articles.updated"'))
BEGIN
  INSERT INTO untold (event, at, article) SELECT 'articles.updated', saved_at, json_object(
    'slug', new.slug, 'title', new.title, 'category', json_object('slug', new.category_slug, 'name', new.category_name),
    'tags', json(new.tags), 'publishedAt', new.published_at, 'formerSlug', nullif(old.slug, new.slug)) FROM last_write;
END;

-- What it was: what it is to become is nobody's business yet.
CREATE TRIGGER articles_untold_postponement AFTER UPDATE OF counted ON articles
WHEN old.counted = 1 AND new.counted = 0
  AND EXISTS (SELECT 1 FROM receivers WHERE disabled_at IS NULL AND instr(events, '"articles.withdrawn"'))
BEGIN
  INSERT INTO untold (event, at, article) SELECT 'articles.withdrawn', saved_at, json_object(
    'slug', old.slug, 'title', old.title, 'category', json_object('slug', old.category_slug, 'name', old.category_name),
    'tags', json(old.tags), 'publishedAt', old.published_at) FROM last_write;
END;

CREATE TRIGGER articles_untold_delete AFTER DELETE ON articles
WHEN old.counted = 1
  AND EXISTS (SELECT 1 FROM receivers WHERE disabled_at IS NULL AND instr(events, '"articles.withdrawn"'))
BEGIN
  INSERT INTO untold (event, at, article) SELECT 'articles.withdrawn', saved_at, json_object(
    'slug', old.slug, 'title', old.title, 'category', json_object('slug', old.category_slug, 'name', old.category_name),
    'tags', json(old.tags), 'publishedAt', old.published_at) FROM last_write;
END;
