-- By which address is an article known, however it is spelled?

-- The original's address as `canonicalAddress` spells it (worker/domain/canonical-address.ts); null for what nobody handed
-- in, and where several things have the same.
ALTER TABLE articles ADD COLUMN original TEXT;

-- What is there already. First the many addresses of which nothing is to be left out but what is in front and a slash at
-- the end: of a million articles in 8 seconds, where D1 gives a statement 30.
DROP INDEX articles_by_original;
UPDATE articles SET original = (
  SELECT iif(path = '', NULL, iif(host LIKE 'www.%', substr(host, 5), host) || path) FROM
    (SELECT lower(substr(rest, 1, instr(rest || '/', '/') - 1)) AS host, rtrim(substr(rest, instr(rest || '/', '/')), '/') AS path
      FROM (SELECT substr(source ->> 'url', instr(source ->> 'url', '://') + 3) AS rest)))
  WHERE origin_guid IS NOT NULL AND source ->> 'url' LIKE 'http%://%'
    AND source ->> 'url' NOT GLOB '*[?#@]*' AND substr(source ->> 'url', 9) NOT GLOB '*:*';

-- Then the others, and those of what editors have decided about, as well as SQL can: it does not know which letters are
-- to be escaped. What it spells otherwise is known by its guid as before, and gets its address with the next write.
CREATE TABLE canonical (url TEXT NOT NULL PRIMARY KEY, address TEXT) WITHOUT ROWID;
INSERT INTO canonical (url)
  SELECT source ->> 'url' FROM articles WHERE origin_guid IS NOT NULL AND original IS NULL AND source ->> 'url' IS NOT NULL
  UNION SELECT source_url FROM manuscripts WHERE source_url IS NOT NULL;
UPDATE canonical SET address = (
  WITH
    bare (rest) AS (
      SELECT substr(url, instr(url, '://') + 3, instr(url || '#', '#') - instr(url, '://') - 3)
        WHERE url LIKE 'http://%' OR url LIKE 'https://%'),
    parted (place, query) AS (
      SELECT substr(rest, 1, instr(rest || '?', '?') - 1), substr(rest, instr(rest || '?', '?') + 1) FROM bare),
    hosted (host, path, query) AS (
      SELECT lower(substr(place, 1, instr(place || '/', '/') - 1)), rtrim(substr(place, instr(place || '/', '/')), '/'), query
        FROM parted),
    ported (host, path, query) AS (
      SELECT CASE WHEN url LIKE 'http:%' AND host LIKE '%:80' THEN substr(host, 1, length(host) - 3)
          WHEN url LIKE 'https:%' AND host LIKE '%:443' THEN substr(host, 1, length(host) - 4) ELSE host END, path, query
        FROM hosted),
    kept (parameter, at) AS (
      SELECT value, key FROM ported,
          json_each('["' || replace(replace(replace(query, '\', '%5C'), '"', '%22'), '&', '","') || '"]')
        WHERE value <> ''
          AND lower(value) NOT GLOB 'utm_*=*' AND lower(value) NOT GLOB 'at_*=*' AND lower(value) NOT GLOB 'source=rss*'
          AND lower(substr(value, 1, instr(value, '='))) NOT IN ('fbclid=', 'gclid=', 'gbraid=', 'wbraid=', 'dclid=',
            'msclkid=', 'twclid=', 'ttclid=', 'yclid=', 'igshid=', 'mc_cid=', 'mc_eid=', 'mkt_tok=', '_hsenc=', '_hsmi=',
            'xtor=', 'ref_src=', 'cmpid=')),
    ordered (parameters) AS (
      SELECT group_concat(iif(instr(parameter, '='), parameter, parameter || '='), '&') FROM
        (SELECT parameter FROM kept ORDER BY substr(parameter, 1, instr(parameter || '=', '=') - 1), at))
  SELECT iif(path = '' AND parameters IS NULL, NULL,
      iif(host LIKE 'www.%', substr(host, 5), host) || path || coalesce('?' || parameters, ''))
    FROM ported, ordered);
UPDATE articles SET original = (SELECT address FROM canonical WHERE url = source ->> 'url')
  WHERE origin_guid IS NOT NULL AND original IS NULL;
UPDATE manuscripts SET source_url = (SELECT address FROM canonical WHERE url = source_url) WHERE source_url IS NOT NULL;
DROP TABLE canonical;

-- listElsewhere: has another source brought this original already? listKept: has this one, under another name?
CREATE INDEX articles_by_original ON articles (original) WHERE original IS NOT NULL;

UPDATE articles SET original = NULL WHERE (origin_source, original) IN
  (SELECT origin_source, original FROM articles WHERE original IS NOT NULL
    GROUP BY original, origin_source HAVING count(DISTINCT title) > 1);
