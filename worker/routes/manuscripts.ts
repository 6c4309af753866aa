import { type Context, Hono } from 'hono'
import type { ManuscriptList, Preview, RevisionList } from '../contract.ts'
import { saveAudit } from '../database/audit.ts'
import { findByOrigin, findFreeSlug, findManuscript } from '../database/find-manuscript.ts'
import { listManuscripts } from '../database/list-manuscripts.ts'
import { findRevision, listRevisions } from '../database/revisions.ts'
import { findPreviewKey } from '../database/signing-keys.ts'
import { cutPage } from '../domain/cut-page.ts'
import {
  draftOf,
  edited,
  entityTagOf,
  type Manuscript,
  patched,
  published,
  type Written,
  withdrawn,
} from '../domain/manuscript.ts'
import {
  presentManuscript,
  presentManuscriptCard,
  presentRevision,
  presentRevisionCard,
} from '../domain/present-manuscript.ts'
import { signPreview } from '../domain/preview.ts'
import { slugsFromTitle } from '../domain/slugs-from-title.ts'
import type { App } from '../env.ts'
import { editorOnly } from '../http/editor.ts'
import { readJsonText } from '../http/json.ts'
import {
  manuscriptParameters,
  maxManuscriptBytes,
  readManuscript,
  readPatch,
  readPreviewHours,
  readPublication,
  revisionParameters,
} from '../http/manuscript-input.ts'
import { isRowNumber, noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { articleGone } from './article-gone.ts'
import { addManuscript, changeManuscript } from './write-manuscript.ts'

const forEditors = editorOnly('articles')

/** What editors do with one article. Whoever reads it with a token is shown what was written, published or not. */
export const editing = new Hono<App>()
  .get('/:slug', async (c, next) => {
    // With an extension it is the address of another format, which there is of published articles only.
    if (c.req.param('slug').includes('.')) return next()
    if (c.req.header('Authorization') === undefined) await next()
    else await forEditors(c, () => answerManuscript(c))
    c.header('Vary', 'Authorization', { append: true })
  })
  .post('/', forEditors, async (c) => {
    const body = await readWrite(c)
    const { slug, ...written } = readManuscript(body)
    return addManuscript(c, body, async () => {
      await refuseKnown(c, written)
      const place = await findPlace(c, slug, written.title)
      return { after: draftOf(written, place, moment(c)), action: 'article.drafted' }
    })
  })
  .patch('/:slug', forEditors, async (c) => {
    const body = await readWrite(c)
    const patch = readPatch(body)
    return changeManuscript(c, body, async (before) => {
      const written = { ...patched(before.written, patch), title: patch.title ?? before.written.title }
      const place = patch.slug === undefined ? before : await findPlace(c, patch.slug, written.title, before)
      return { after: edited(before, written, place, moment(c)), action: 'article.edited' }
    })
  })
  .delete('/:slug', forEditors, async (c) =>
    changeManuscript(c, await readWrite(c), () => ({ after: undefined, action: 'article.deleted' })),
  )
  .put('/:slug/publication', forEditors, async (c) => {
    const body = await readWrite(c)
    const wished = readPublication(body)
    return changeManuscript(c, body, (before) => {
      const after = published(before, wished, moment(c))
      const isAhead = (after.publishedAt ?? 0) > c.var.now
      return { after, action: isAhead ? 'article.scheduled' : 'article.published' }
    })
  })
  .delete('/:slug/publication', forEditors, async (c) =>
    changeManuscript(c, await readWrite(c), (before) => ({
      after: withdrawn(before, moment(c)),
      action: 'article.withdrawn',
    })),
  )
  .get('/:slug/revisions', forEditors, async (c) => {
    const { limit, cursor } = readQuery(revisionParameters, queryOf(c.req))
    const manuscript = await findOrRefuse(c)
    const below = cursor === undefined ? undefined : Number(cursor)
    const found = await listRevisions(c.var.db, manuscript, { below, limit: limit + 1 })
    const { shown, next } = cutPage(found, limit, ({ version }) => String(version))
    const list: RevisionList = {
      revisions: shown.map(presentRevisionCard),
      next,
    }
    return c.json(list)
  })
  .get('/:slug/revisions/:version', forEditors, async (c) => {
    readQuery(noParameters, queryOf(c.req))
    return c.json(presentRevision(await findRevisionOrRefuse(c, await findOrRefuse(c))))
  })
  .post('/:slug/revisions/:version/restoration', forEditors, async (c) =>
    changeManuscript(c, await readWrite(c), async (before) => {
      const { written } = await findRevisionOrRefuse(c, before)
      return { after: edited(before, written, before, moment(c)), action: 'article.restored' }
    }),
  )
  .post('/:slug/previews', forEditors, async (c) => {
    const { db, site, actor, now } = c.var
    const hours = readPreviewHours(await readWrite(c))
    const manuscript = await findOrRefuse(c)
    const until = now + hours * 3_600_000
    const url = await signPreview(await findPreviewKey(db), manuscript, until, site)
    const preview: Preview = { url, expiresAt: new Date(until).toISOString() }
    // It writes nothing, but lets somebody in: after a leak it has to be known who may still read which draft.
    const note = { at: now, actor: actor.name, action: 'preview.signed', subject: manuscript.slug }
    await saveAudit(db, { ...note, before: null, after: { expiresAt: preview.expiresAt } })
    return c.json(preview, 201)
  })

/** What editors work on. */
export const manuscripts = new Hono<App>().get('/', forEditors, async (c) => {
  const { db, site, now } = c.var
  const { state, limit, cursor } = readQuery(manuscriptParameters, queryOf(c.req))
  const [editedAt = 0, id = 0] = cursor?.split('.').map(Number) ?? []
  const question = { state, after: cursor === undefined ? undefined : { editedAt, id }, limit: limit + 1 }
  const found = await listManuscripts(db, question, now)
  const { shown, next } = cutPage(found, limit, (last) => `${last.editedAt}.${last.id}`)
  const list: ManuscriptList = {
    manuscripts: shown.map((manuscript) => presentManuscriptCard(manuscript, site, now)),
    next,
  }
  return c.json(list)
})

async function answerManuscript(c: Context<App>): Promise<void> {
  const { site, now } = c.var
  readQuery(noParameters, queryOf(c.req))
  const manuscript = await findOrRefuse(c)
  c.res = c.json(presentManuscript(manuscript, site, now), 200, { ETag: entityTagOf(manuscript, now) })
}

function readWrite(c: Context<App>): Promise<string> {
  readQuery(noParameters, queryOf(c.req))
  return readJsonText(c, maxManuscriptBytes)
}

function moment(c: Context<App>) {
  return { by: c.var.actor.name, now: c.var.now }
}

async function findOrRefuse(c: Context<App>): Promise<Manuscript> {
  const slug = c.req.param('slug') ?? ''
  const manuscript = await findManuscript(c.var.db, slug)
  if (!manuscript) throw await articleGone(c, slug)
  return manuscript
}

async function findRevisionOrRefuse(c: Context<App>, manuscript: Manuscript) {
  const version = c.req.param('version') ?? ''
  const revision = isRowNumber(version) ? await findRevision(c.var.db, manuscript, Number(version)) : undefined
  if (!revision) throw new ProblemError('revision-not-found', `"${manuscript.slug}" has no revision "${version}".`)
  return revision
}

/** Whoever hands in the same draft again must not have two of it, nor one back that an editor has deleted. */
async function refuseKnown(c: Context<App>, { origin }: Written): Promise<void> {
  const known = origin && (await findByOrigin(c.var.db, origin))
  if (!known) return
  const where = known.slug === null ? 'was deleted' : `is at "${known.slug}"`
  throw new ProblemError('origin-known', `What is known by this origin ${where}.`)
}

/** The wished slug, which has to be free, or without a wish one of the title that is. */
async function findPlace(c: Context<App>, wished: string | null | undefined, title: string, own?: Manuscript) {
  const slugs = wished ? [wished] : slugsFromTitle(title, c.var.now)
  if (own && own.slug === slugs[0]) return own
  const place = await findFreeSlug(c.var.db, slugs, Boolean(wished))
  if (!place) throw new ProblemError('slug-taken', `"${slugs[0]}" is the address of another article.`)
  return place
}
