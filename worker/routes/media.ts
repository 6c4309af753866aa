import { type Context, Hono } from 'hono'
import type { KeptMedia } from '../contract.ts'
import { saveAuditOnce } from '../database/audit.ts'
import { mediaUrl } from '../domain/addresses.ts'
import type { App } from '../env.ts'
import { mediaType, readBytes } from '../http/bytes.ts'
import { mediaCacheTag } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { answerKeptFile } from '../http/kept-file.ts'
import { noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { blankPlace } from '../images/jpeg.ts'
import { mediaComplaint, mediaLimits, mediaName, mediaObject, mediaTypeOf } from '../images/media.ts'
import { imageKinds, type ReadImage, readImage } from '../images/read-image.ts'
import { saveObject } from '../storage/objects.ts'

/**
 * Takes pictures. The same bytes have the same address, so sending them again changes nothing. Where somebody stood who
 * took one is nobody's business.
 */
export const media = new Hono<App>().post('/', editorOnly('media'), async (c) => {
  readQuery(noParameters, queryOf(c.req))
  const bytes = await readBytes(c.req.raw, mediaLimits.bytes)
  blankPlace(bytes)
  const { type, width, height } = pictureIn(c, bytes)
  const name = await mediaName(bytes, type)
  await saveObject(c.env.MEDIA, mediaObject(name), bytes, type)
  const kept: KeptMedia = { url: mediaUrl(c.var.site, name), type, bytes: bytes.length, width, height }
  const { db, actor, now } = c.var
  const { url, ...after } = kept
  await saveAuditOnce(db, { at: now, actor: actor.name, action: 'media.saved', subject: name, before: null, after })
  return c.json(kept)
})

/** Gives pictures out, as what they are and nothing else. */
export const mediaFiles = new Hono<App>().get('/:name', async (c) => {
  const name = c.req.param('name')
  const type = mediaTypeOf(name)
  const kept = type && (await answerKeptFile(c, mediaObject(name), type, [mediaCacheTag(name)]))
  if (!kept) throw new ProblemError('address-not-found', `No picture is called "${name}".`)
  return kept
})

/** What the request says it holds may be left open, but not be something else than what it holds. */
function pictureIn(c: Context<App>, bytes: Uint8Array): ReadImage {
  const read = readImage(bytes)
  if ('refusal' in read) {
    if (read.refusal === 'no-size') throw new ProblemError('picture-refused', 'The picture does not say its size.')
    const taken = Object.keys(imageKinds).join(', ')
    throw new ProblemError('media-type-unsupported', `What was sent is none of ${taken}.`)
  }
  const said = mediaType(c.req.raw)
  if (said && said !== 'application/octet-stream' && said !== read.image.type) {
    throw new ProblemError('media-type-unsupported', `It was sent as ${said}, but its bytes are ${read.image.type}.`)
  }
  const complaint = mediaComplaint(read.image)
  if (complaint) throw new ProblemError('picture-refused', complaint)
  return read.image
}
