-- Which articles have a picture of which size or colour are not known yet, and when is the next try?

-- listUnmeasured: those that are due, the newest articles first. Holds only those that wait.
CREATE TABLE unmeasured (
  article_id INTEGER NOT NULL PRIMARY KEY,
  -- Milliseconds.
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX unmeasured_by_due ON unmeasured (due_at, article_id);

-- Articles are written in several ways, and none of them has to know of this.
CREATE TRIGGER articles_unmeasured_insert AFTER INSERT ON articles
WHEN new.image IS NOT NULL AND new.image ->> '$.color' IS NULL
BEGIN
  INSERT INTO unmeasured (article_id, due_at) VALUES (new.id, 0) ON CONFLICT DO UPDATE SET due_at = 0, attempts = 0;
END;

-- A picture that is replaced, or whose measures a correction of the article took along.
CREATE TRIGGER articles_unmeasured_update AFTER UPDATE OF image ON articles
WHEN new.image IS NOT NULL AND new.image ->> '$.color' IS NULL
  AND (new.image ->> '$.url' IS NOT old.image ->> '$.url' OR old.image ->> '$.color' IS NOT NULL)
BEGIN
  INSERT INTO unmeasured (article_id, due_at) VALUES (new.id, 0) ON CONFLICT DO UPDATE SET due_at = 0, attempts = 0;
END;

CREATE TRIGGER articles_unmeasured_delete AFTER DELETE ON articles
BEGIN
  DELETE FROM unmeasured WHERE article_id = old.id;
END;

-- What is there already.
INSERT INTO unmeasured (article_id, due_at) SELECT id, 0 FROM articles WHERE image IS NOT NULL;
