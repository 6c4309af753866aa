-- Does an export hold writes off?

-- One row: the last hold that there was (worker/database/holds.ts). It is on until its end.
CREATE TABLE holds (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  -- The export's own name.
  export TEXT NOT NULL,
  -- Milliseconds, like all times here, but by the database's own clock: whoever begins a hold and whoever writes are not
  -- on one machine.
  began_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
);

-- Every write is noted in its own transaction, and an export is of one moment while no note is added. So this is the one
-- place that no write gets past, one that had begun before the hold included.
CREATE TRIGGER audit_held BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM holds WHERE ends_at > unixepoch() * 1000)
BEGIN
  SELECT raise(ABORT, 'held off by an export');
END;
