import { parse } from 'csv-parse/sync'
import { readHtml } from '../../worker/body/read-html.ts'
import { plainText } from '../../worker/domain/plain-text.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { escapeHtml } from './escape-html.ts'
import { type Files, readWhole } from './files.ts'
import { cutAt, hasClass, removeElements, writeHtml } from './html-tree.ts'
import type { Export, Post, Told, Withheld } from './post.ts'
import type { Refusal } from './read-articles.ts'

const maxBytes = 64 * 1024 * 1024

/** One line of the list of posts, by its columns. */
type Row = Record<string, string | undefined>

export function isSubstack(start: string): boolean {
  const [columns = ''] = start.replace(/^\ufeff/, '').split('\n')
  // Other programs have these names too, perhaps all in the first line.
  return /^[\w\s",;]+$/.test(columns) && /\bpost_id\b/.test(columns) && /\b(?:post_date|is_published)\b/.test(columns)
}

/** Substack's export: a list of posts, and the text of each in a file of its own. */
export async function readSubstack(files: Files, list: string, { from }: Told): Promise<Export | { refusal: string }> {
  const bytes = await readWhole(files, list, maxBytes)
  if (bytes === undefined) return { refusal: `is a list of more than ${maxBytes >> 20} MB.` }
  const rows = rowsOf(decodeText(bytes))
  if ('refusal' in rows) return rows
  return {
    ...{ key: 'substack', url: from, language: undefined },
    ...{ count: rows.rows.length, posts: readPosts(files, rows, from) },
  }
}

interface List {
  columns: string[]
  rows: Row[]
}

function rowsOf(text: string): List | { refusal: string } {
  let columns: string[] = []
  try {
    const rows: Row[] = parse(text, {
      columns: (names: string[]) => {
        columns = names
        return names
      },
      bom: true,
      // As spreadsheets write it where the comma parts a number.
      delimiter: /^[^,\n]*;/.test(text) ? ';' : ',',
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
    })
    return { columns, rows }
  } catch (error) {
    return { refusal: `is no list of posts: ${(error as Error).message}` }
  }
}

async function* readPosts(
  files: Files,
  { columns, rows }: List,
  url: string | undefined,
): AsyncGenerator<Post | { refusal: Refusal }> {
  for (const row of rows) {
    // What it lacks may be for whom it is.
    if (columns.some((name) => row[name] === undefined)) {
      yield { refusal: { reason: 'cut-off', detail: 'is where the list breaks off' } }
      continue
    }
    const html = await findText(files, row.post_id ?? '')
    const post = postFromRow(row, html, url)
    const isWanted = typeof post.standing === 'string'
    yield isWanted && html === undefined
      ? { refusal: { reason: 'text-missing', detail: `"${post.written.title}" has no file ${row.post_id}.html` } }
      : post
  }
}

/** `123.harbour-crane.html`, in whatever folder. */
async function findText(files: Files, id: string): Promise<string | undefined> {
  const name = files.names.find(
    (one) => one.endsWith(`${id}.html`) && !/[a-z\d]$/i.test(one.slice(0, -`${id}.html`.length)),
  )
  const bytes = name && id ? await readWhole(files, name, maxBytes) : undefined
  return bytes && decodeText(bytes)
}

function postFromRow(row: Row, html: string | undefined, url: string | undefined): Post {
  const [, number, slug] = /^(\d+)\.?(.*)$/.exec(row.post_id ?? '') ?? []
  const body = bodyOf(html ?? '')
  return {
    written: {
      guid: number ?? row.post_id,
      // What leads to a note below the text leads into the post, not to the front page.
      addresses: [slug && url && `/p/${slug}`],
      title: plainText(row.title ?? '') || undefined,
      summary: row.subtitle,
      content: [body.html, soundOf(row.podcast_url)].filter(Boolean).join('\n'),
      published: [row.post_date, row.email_sent_at],
      updated: [],
      author: undefined,
      categories: [],
      images: [],
      language: undefined,
      base: undefined,
      textBase: undefined,
    },
    slug,
    categories: [],
    caption: undefined,
    standing: standingOf(row),
    oldAddresses: slug ? [`/p/${slug}`] : [],
    told: body.told,
  }
}

/** What Substack puts between a text to be subscribed to, shared and discussed says nothing here. */
const furniture = [
  'button-wrapper',
  'subscription-widget-wrap',
  'subscription-widget-wrap-editor',
  'subscription-widget',
]
/** Where what is for payers begins. */
const paywall = 'paywall-jump'

function bodyOf(html: string): { html: string; told: string[] } {
  const tree = readHtml(html)
  const isCut = cutAt(tree, hasClass(paywall))
  removeElements(tree, (element) => furniture.some((name) => hasClass(name)(element)))
  return { html: writeHtml(tree), told: isCut ? ['what is below its paywall is left out'] : [] }
}

function soundOf(address: string | undefined): string {
  return address && /^https?:/.test(address) ? `<audio src="${escapeHtml(address)}"></audio>` : ''
}

function standingOf({
  type = 'newsletter',
  audience = 'everyone',
  is_published: isPublished = '',
}: Row): Post['standing'] {
  if (type === 'page') return withheld('page', 'is a page, no post')
  if (!['newsletter', 'podcast', 'video', ''].includes(type)) return withheld('type', `is a ${type}, no post`)
  if (audience !== 'everyone' && audience !== '') return withheld('audience', `is for "${audience}"`)
  return /^(?:true|1|yes)$/i.test(isPublished) ? 'published' : 'draft'
}

function withheld(reason: string, detail: string): Withheld {
  return { reason, detail }
}
