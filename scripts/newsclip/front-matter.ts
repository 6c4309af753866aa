import * as v from 'valibot'
import { parse, stringify, type Tags } from 'yaml'
import { manuscriptInput } from '../../worker/contract/manuscript.ts'
import type { Manuscript, ManuscriptInput } from '../../worker/contract.ts'
import { judgedParts, readParts } from '../../worker/http/article-input.ts'

/** An article as a file has it: what is written, and whether and when readers are to see it. */
export interface WrittenFile {
  /** Its pictures may still be files. */
  written: WrittenParts
  isDraft: boolean
  /** When it is or was published, as it is written. */
  date: string | undefined
}

/** What is written, not judged yet. */
export interface WrittenParts {
  title: string
  slug?: string | undefined
  image?: { url: string } | undefined
  body: { markdown: string } | { html: string } | { text: string }
}

const formats = ['markdown', 'html', 'text'] as const

/** What may stand above a text. What is no text is taken for its signs: a title may well be `007`, or `true`. */
const scalar = v.pipe(v.union([v.string(), v.boolean()], 'must be text'), v.transform(String))
const sign = v.boolean('must be true or false')
const entries = {
  title: scalar,
  slug: v.optional(scalar),
  date: v.optional(scalar),
  updated: v.optional(scalar),
  draft: v.optional(sign),
  category: v.optional(scalar),
  tags: v.optional(v.array(scalar, 'must be a list')),
  summary: v.optional(scalar),
  image: v.optional(
    v.union(
      [scalar, v.strictObject({ url: scalar, alt: v.optional(scalar), credit: v.optional(scalar) })],
      'must be an address, or url, alt and credit',
    ),
  ),
  author: v.optional(scalar),
  language: v.optional(scalar),
  source: v.optional(
    v.union(
      [scalar, v.strictObject({ url: scalar, publisher: v.optional(scalar), title: v.optional(scalar) })],
      'must be an address, or url, publisher and title',
    ),
  ),
  sponsored: v.optional(sign),
  format: v.optional(v.picklist(formats, `must be one of ${formats.join(', ')}`)),
}
const frontMatter = v.strictObject(entries)

const judged = v.strictObject({
  ...manuscriptInput.pipe[0].entries,
  slug: v.optional(judgedParts.slug),
  category: v.optional(judgedParts.category),
  tags: v.optional(judgedParts.tags),
  updatedAt: v.optional(judgedParts.updatedAt),
})

/** Reads a file's text, or says what is wrong with it. */
export function readFrontMatter(text: string): WrittenFile | { refusal: string } {
  const [, before = '', above, body] =
    text.match(/(?<![\s\S])(\ufeff?\s*---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*(?:\r?\n([\s\S]*))?$/m) ?? []
  if (above === undefined) return { refusal: 'has no front matter: it begins and ends with a line of three hyphens.' }
  const parsed = parseYaml(above, before.split('\n').length)
  if ('refusal' in parsed) return parsed
  const unknown = Object.keys(parsed.value).find((key) => !(key in entries))
  if (unknown !== undefined)
    return { refusal: `has an unknown key "${unknown}"; known are ${Object.keys(entries).join(', ')}.` }
  const read = readParts(frontMatter, withoutNulls(parsed.value))
  if ('refusal' in read) return { refusal: `has a wrong key: ${read.refusal}.` }
  const { date, draft, updated, image, source, format = 'markdown', ...rest } = read.value
  const written = {
    ...rest,
    ...(updated === undefined ? {} : { updatedAt: updated }),
    ...(image === undefined ? {} : { image: typeof image === 'string' ? { url: image } : image }),
    ...(source === undefined ? {} : { source: typeof source === 'string' ? { url: source } : source }),
    body: { [format]: withoutBlankLines(body ?? '') } as WrittenParts['body'],
  }
  return { written, isDraft: draft === true, date }
}

/** Around a text they are the file's. What its first line begins with is the text's own: it may be code, or verse. */
function withoutBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
}

/** What is written as the instance takes it, or what is wrong with it. */
export function judgeWritten(written: WrittenParts): { written: ManuscriptInput } | { refusal: string } {
  const read = readParts(judged, written)
  return 'refusal' in read ? { refusal: `has a wrong key: ${read.refusal}.` } : { written: read.value }
}

/** `firstLine` is where in the file it begins. */
function parseYaml(text: string, firstLine: number): { value: object } | { refusal: string } {
  try {
    const value: unknown = parse(text, { customTags: withoutNumbers })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value }
    return { refusal: 'has front matter that is no list of keys.' }
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/:?\n/)
    const placed = sentence.replace(/at line (\d+)/, (_, line: string) => `at line ${Number(line) + firstLine - 1}`)
    return {
      refusal: `has front matter that cannot be read: ${placed}. Quotation marks around a value keep its signs.`,
    }
  }
}

function withoutNumbers(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float)$/.test(tag.tag))
}

/** A key without a value says nothing, neither of the article nor of its picture or source. */
function withoutNulls(value: unknown, depth = 2): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const said = Object.entries(value).filter(([, part]) => part !== null)
  return Object.fromEntries(said.map(([name, part]) => [name, withoutNulls(part, depth - 1)]))
}

/** An article as a file that reads back as the very same. */
export function writeFrontMatter({ slug, state, publishedAt, written }: Manuscript): string {
  const { title, updatedAt, body, image, source, ...rest } = partsInFile(written)
  const [[format, text] = ['markdown', '']] = Object.entries(body)
  const above = {
    ...{ title, slug },
    ...(publishedAt === null ? {} : { date: publishedAt }),
    ...(state === 'draft' || state === 'withdrawn' ? { draft: true } : {}),
    ...(updatedAt === undefined ? {} : { updated: updatedAt }),
    ...rest,
    ...(image ? { image: shortened(image) } : {}),
    ...(source ? { source: shortened(source) } : {}),
    ...(format === 'markdown' ? {} : { format }),
  }
  return `---\n${stringify(above)}---\n\n${text}`
}

/** What of an article a file says: neither who handed it in, nor how large its picture is. */
export function partsInFile({ origin: _, image, body, ...written }: Manuscript['written']) {
  const [[format, text] = ['markdown', '']] = Object.entries(body ?? {})
  const { width: __, height: ___, ...picture } = image ?? { url: '' }
  return {
    ...written,
    ...(image ? { image: picture } : {}),
    body: { [format]: withoutBlankLines(text) } as WrittenParts['body'],
  }
}

/** What has nothing but an address is the address. */
function shortened<Part extends { url: string }>(part: Part): Part | string {
  return Object.values(part).filter((value) => value !== undefined).length === 1 ? part.url : part
}
