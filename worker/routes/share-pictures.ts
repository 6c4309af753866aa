import { type Context, Hono } from 'hono'
import type { SharePicture } from '../contract.ts'
import { saveAuditOnce } from '../database/audit.ts'
import { findCard } from '../database/find-article.ts'
import { sharePictureUrl, sitePictureUrl } from '../domain/addresses.ts'
import type { Card } from '../domain/article.ts'
import {
  maxSharePictureBytes,
  sharePictureSize,
  sharePictureType,
  sharePictureVersion,
  wantedPicture,
} from '../domain/share-picture.ts'
import type { App } from '../env.ts'
import { readBytes } from '../http/bytes.ts'
import { articleCacheTag, cachePolicies } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { answerKeptFile, keptFileHeaders } from '../http/kept-file.ts'
import { MovedError } from '../http/moved.ts'
import { noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { readImage } from '../images/read-image.ts'
import { drawSharePicture, sharePictureObject } from '../sharing/share-pictures.ts'
import { hasObject, saveObject } from '../storage/objects.ts'
import { articleGone } from './article-gone.ts'

/** Where networks fetch the picture of an article that is shared. */
export const sharePictureFiles = new Hono<App>().get('/:slug/:file', async (c) => {
  const { slug, file } = c.req.param()
  try {
    return await answerPicture(c, slug, file)
  } catch (error) {
    if (error instanceof MovedError || error instanceof ProblemError) throw error
    // Whatever broke, a post with the site's own picture is better than one without.
    console.error(error)
    return answerDefault(c)
  }
})

/** For whoever draws in advance: what is to be drawn, and where to hand it in. */
export const sharePictures = new Hono<App>()
  .get('/:slug/share-picture', editorOnly('media'), async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const { site } = c.var
    const card = await findShared(c, c.req.param('slug'))
    const version = sharePictureVersion(site, card)
    const picture: SharePicture = {
      url: sharePictureUrl(site, card),
      version,
      isKept: await hasObject(c.env.MEDIA, sharePictureObject(card.slug, `${version}.png`)),
      wanted: wantedPicture(site, card),
      heroUrl: card.image?.url ?? null,
    }
    return c.json(picture)
  })
  .put('/:slug/share-picture/:version', editorOnly('media'), async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const { db, site, actor, now } = c.var
    const card = await findShared(c, c.req.param('slug'))
    const version = c.req.param('version')
    if (version !== sharePictureVersion(site, card)) {
      throw new ProblemError('picture-refused', 'The article looks otherwise by now; ask again what is to be drawn.')
    }
    const png = await readBytes(c.req.raw, maxSharePictureBytes)
    const read = readImage(png)
    const { width, height } = sharePictureSize
    const isRight =
      'image' in read &&
      read.image.type === sharePictureType &&
      read.image.whole &&
      read.image.width === width &&
      read.image.height === height
    if (!isRight) throw new ProblemError('picture-refused', `A share picture is a PNG of ${width} × ${height} pixels.`)
    await saveObject(c.env.MEDIA, sharePictureObject(card.slug, `${version}.png`), png, sharePictureType)
    const note = { at: now, actor: actor.name, subject: card.slug, before: null, after: { version } }
    await saveAuditOnce(db, { ...note, action: 'share-picture.saved' })
    return c.body(null, 204)
  })

async function answerPicture(c: Context<App>, slug: string, file: string): Promise<Response> {
  const { site } = c.var
  // First of all, so that nothing of an article that was withdrawn is given out any more.
  const card = await findShared(c, slug)
  const cacheTags = [articleCacheTag(card.id)]
  // An address of an earlier state of the article, or of none.
  if (file !== `${sharePictureVersion(site, card)}.png`) throw new MovedError(sharePictureUrl(site, card), cacheTags)
  const kept = await answerKeptFile(c, sharePictureObject(slug, file), sharePictureType, cacheTags)
  if (kept) return kept
  const drawn = await drawSharePicture(card, site, c.env)
  if (!drawn) return answerDefault(c)
  return c.body(drawn.png, 200, {
    ...keptFileHeaders(sharePictureType, cacheTags),
    ...(drawn.isFinal ? {} : { 'Cache-Control': cachePolicies.provisional }),
  })
}

/** The published article; otherwise where it went. */
async function findShared(c: Context<App>, slug: string): Promise<Card> {
  const { db, horizon } = c.var
  const card = await findCard(db, slug, horizon)
  if (!card) throw await articleGone(c, slug)
  return card
}

/** The site's own picture, drawn when the site was built; kept only for a while, for the article's may come. */
async function answerDefault(c: Context<App>): Promise<Response> {
  const response = await c.env.ASSETS.fetch(sitePictureUrl(c.var.site))
  if (!response.ok) throw new ProblemError('address-not-found', 'The site has no picture of its own.')
  return c.body(await response.arrayBuffer(), 200, {
    ...keptFileHeaders(sharePictureType),
    'Cache-Control': cachePolicies.provisional,
  })
}
