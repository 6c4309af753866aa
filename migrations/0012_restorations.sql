-- Which export is this instance being filled from, or was it?

-- One row, of the first portion of an export that came into an empty instance: saveRestored takes the portions of that
-- one and of no other, until it is at its end.
CREATE TABLE restorations (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  -- The export's own name.
  export TEXT NOT NULL,
  -- Milliseconds, like all times here.
  began_at INTEGER NOT NULL,
  ended_at INTEGER
);
