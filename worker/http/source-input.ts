import * as v from 'valibot'
import { sourceInput, sourcePatch } from '../contract/sources.ts'
import type { SourceInput, SourcePatch } from '../contract.ts'
import { feedAddress, type Source, type SourceSettings, sourceStates, titleFor } from '../domain/source.ts'
import { bySlug } from '../domain/source-article.ts'
import { isFiled, judgedParts, readParts } from './article-input.ts'
import { parseJson } from './json.ts'
import { limit, numberCursor } from './parameters.ts'
import { ProblemError } from './problems.ts'

/** The parts of the contract's schemas that only the domain can judge to the end. */
const judged = {
  category: v.optional(judgedParts.category),
  tags: v.optional(v.pipe(sourceInput.entries.tags.wrapped, v.checkItems(isFiled, 'has no letter or digit'))),
  tagMap: v.optional(
    v.pipe(
      sourceInput.entries.tagMap.wrapped,
      v.check(
        (map) =>
          Object.entries(map)
            .flat()
            .every((name) => name === null || isFiled(name)),
        'has a name without letter or digit',
      ),
    ),
  ),
}

export const readSourceInput = (text: string) => read(v.strictObject({ ...sourceInput.entries, ...judged }), text)

export const readSourcePatch = (text: string) => read(v.strictObject({ ...sourcePatch.entries, ...judged }), text)

function read<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> {
  const found = readParts(schema, parseJson(text), 'a source')
  if ('refusal' in found) throw new ProblemError('body-invalid', found.refusal)
  return found.value
}

const usualCategory = 'General'

/** What is wished, with what is not said filled in. `url` and `feedTitle` are what was found at the address. */
export function settingsFrom(input: SourceInput, url: string, feedTitle: string | undefined): SourceSettings {
  const { category = usualCategory, tags = [], tagMap = {}, content = 'full', language = null, active = true } = input
  const title = input.title ?? titleFor(url, feedTitle)
  return { url, title, category, tags, tagMap: bySlug(tagMap), content, language, active }
}

/** The settings with those that the patch names in their places. */
export function settingsWith(source: Source, patch: SourcePatch): SourceSettings {
  const { url, title, category, tags, tagMap, content, language, active } = source
  return {
    url: patch.url === undefined ? url : feedAddress(patch.url),
    title: patch.title ?? title,
    category: patch.category ?? category,
    tags: patch.tags ?? tags,
    tagMap: patch.tagMap === undefined ? tagMap : bySlug(patch.tagMap),
    content: patch.content ?? content,
    language: patch.language === undefined ? language : patch.language,
    active: patch.active ?? active,
  }
}

/** What the list of sources reads. */
export const sourceParameters = v.strictObject({
  state: v.optional(
    v.pipe(
      v.picklist(sourceStates, `must be among ${sourceStates.join(', ')}`),
      v.description('Only those of this state.'),
    ),
  ),
  limit: limit(50),
  cursor: numberCursor,
})

/** What a check reads. */
export const checkParameters = v.strictObject({
  returning: v.optional(
    v.pipe(
      v.picklist(['true'], 'must be true, or absent'),
      v.description(
        '`true`: all items are looked at anew, and articles come back that were taken back with an import.',
      ),
    ),
  ),
})

const importName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be 1 to 100 letters, digits, dots, hyphens and underscores'),
)

/** What an import reads. */
export const importParameters = v.strictObject({
  import: v.optional(
    v.pipe(
      importName,
      v.description(
        'A name of your own, the same for all requests that belong together, so that they can be taken back as one. One is made when absent.',
      ),
      v.examples(['wordpress-2026-03-01']),
    ),
  ),
})

/** What the list of imports reads. */
export const importListParameters = v.strictObject({
  source: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}$/, 'is not the number of a source'),
      v.examples(['12']),
      v.transform(Number),
      v.description('Only those of this source.'),
    ),
  ),
  limit: limit(50),
  cursor: numberCursor,
})
