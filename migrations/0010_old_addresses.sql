-- Where is what was at this address before the site moved here?

-- findOldAddress, on the way to a 404; saveRedirects; listRedirects, in the order of the addresses.
CREATE TABLE old_addresses (
  -- As worker/domain/old-address.ts spells it: without host, in lower case, `/2019/05/harbour-crane` or `/?p=17`.
  address TEXT NOT NULL PRIMARY KEY,
  -- A path of this site, with its query if it has one: `/articles/harbour-crane`.
  target TEXT NOT NULL
) WITHOUT ROWID;
