-- In which order do people look for the names of tags?

-- The name as it is sorted: without accents, in lower case (`sortNameOf` in worker/domain/label-page.ts). SQLite can do
-- so for plain letters only, so a tag that was there before stands where its other letters have their numbers.
ALTER TABLE tags ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
UPDATE tags SET sort_name = lower(name);
-- listTags by name; of names that are sorted alike the slug decides.
CREATE INDEX tags_by_name ON tags (sort_name, slug);

ALTER TABLE category_tags ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
UPDATE category_tags SET sort_name = (SELECT tags.sort_name FROM tags WHERE tags.slug = category_tags.tag_slug);
-- listTags within a category by name.
CREATE INDEX category_tags_by_name ON category_tags (category_slug, sort_name, tag_slug);
