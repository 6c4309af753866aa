-- Who may write, and who wrote what?

-- findEditorToken: by the SHA-256 of the token, which itself is kept nowhere.
CREATE TABLE editor_tokens (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  -- JSON: ["articles", …]
  scopes TEXT NOT NULL,
  -- Milliseconds, like all times here. Of the last use the hour is kept.
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  last_used_at INTEGER
);

-- One row a write, in the same transaction. listAudit: the newest first, by id.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- The name of the token, of the secret, or of the clock.
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  -- What was written: a slug, a number; null where it is many.
  subject TEXT,
  -- JSON, as much of either as tells what changed; null where there was or is nothing.
  before TEXT,
  after TEXT
);

-- listAudit of one thing: what became of this article?
CREATE INDEX audit_by_subject ON audit (subject, id) WHERE subject IS NOT NULL;
