-- Is a feed to the byte what it was at its last check, though its publisher sends it anew each time?

-- Null: not known, as for every source until its next check.
ALTER TABLE sources ADD COLUMN digest TEXT;
