-- Was this article paid for? Readers are told wherever it stands. Every article so far was not.

-- No index: it comes along with the card and is never asked for by itself.
ALTER TABLE articles ADD COLUMN sponsored INTEGER NOT NULL DEFAULT 0;
