-- Which places of the timeline have articles left, so that whoever reads through a list meets each where it was when they
-- began?

-- An article leaves its place when it is dated anew and when it is removed. Of this the pages of a walk that began before are
-- put together (worker/database/walk-statement.ts).
CREATE TABLE departures (
  -- Counts on for good: a cursor carries the number of the last one before its walk began.
  number INTEGER NOT NULL PRIMARY KEY,
  -- By which the article is known, also when it comes back after it was removed. Follows it to another address.
  slug TEXT NOT NULL,
  -- The place that it left. No other article is put there while this row stands (worker/database/article-writes.ts).
  position INTEGER NOT NULL,
  -- Milliseconds.
  at INTEGER NOT NULL
);

-- writeWalk: has this article left its place since the walk began, and which was the first?
CREATE INDEX departures_by_slug ON departures (slug);
-- writeWalk, where there are too many to look at each: which places were left along this page? And articleStatements: is
-- this place taken?
CREATE INDEX departures_by_position ON departures (position);

-- How many there have been. In the row that every list reads anyway: a walk begins with this number.
ALTER TABLE last_write ADD COLUMN departures INTEGER NOT NULL DEFAULT 0;

-- Articles are written in several ways, and none of them has to know of this. In one trigger, because the order of two is
-- not defined: whoever takes the address of an article that is gone is another than that one. A restoration sets the number
-- to another site's, which must not stand in the way of any write.
CREATE TRIGGER articles_departed_update AFTER UPDATE OF position, slug ON articles
WHEN old.position <> new.position OR old.slug <> new.slug
BEGIN
  DELETE FROM departures WHERE slug = new.slug AND old.slug <> new.slug;
  UPDATE departures SET slug = new.slug WHERE slug = old.slug AND old.slug <> new.slug;
  UPDATE last_write SET departures = 1 + max(departures, (SELECT coalesce(max(number), 0) FROM departures))
    WHERE old.position <> new.position;
  INSERT INTO departures (number, slug, position, at)
    SELECT departures, new.slug, old.position, saved_at FROM last_write WHERE old.position <> new.position;
END;

CREATE TRIGGER articles_departed_delete AFTER DELETE ON articles
BEGIN
  UPDATE last_write SET departures = 1 + max(departures, (SELECT coalesce(max(number), 0) FROM departures));
  INSERT INTO departures (number, slug, position, at)
    SELECT departures, old.slug, old.position, saved_at FROM last_write;
END;

-- After a week they are forgotten: a walk that takes longer is shown everything where it is. Each that comes sees off two, so
-- that there are never more than there were in the busiest week.
CREATE TRIGGER departures_forgotten AFTER INSERT ON departures
BEGIN
  DELETE FROM departures WHERE number IN (SELECT number FROM departures ORDER BY number LIMIT 2) AND at < new.at - 604800000;
END;
