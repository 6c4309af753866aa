import { findCard } from '../database/find-article.ts'
import type { Database } from '../database/open.ts'
import { listNewest } from '../database/sitemaps.ts'
import type { Card } from '../domain/article.ts'
import { firstPositionAt, lastPositionAt } from '../domain/position.ts'
import { sharePictureType, sharePictureVersion, wantedPicture } from '../domain/share-picture.ts'
import type { Site } from '../domain/site.ts'
import type { Bindings } from '../env.ts'
import { findPicture } from '../fetching/find-picture.ts'
import { hasObject, saveObject } from '../storage/objects.ts'

/** An import may bring hundreds, and its invocation has 50 subrequests for all it does: a hero takes up to six of them. */
const drawnAtOnce = 3
const recentMs = 6 * 3_600_000

export interface DrawnSharePicture {
  png: Uint8Array<ArrayBuffer>
  /** Whether it will look the same the next time. */
  isFinal: boolean
}

/** The file in which the picture of that state of an article is kept. */
export function sharePictureObject(slug: string, file: string): string {
  return `share/${slug}/${file}`
}

/** Draws and keeps the picture; one that lacks a hero only for now is not kept. Undefined when nobody here can. */
export async function drawSharePicture(card: Card, site: Site, env: Bindings): Promise<DrawnSharePicture | undefined> {
  if (!env.DRAWING) return undefined
  const name = objectOf(card, site)
  const hero = card.image && (await findPicture(card.image.url, site, env))
  const bytes = hero && 'bytes' in hero ? hero.bytes : null
  const isFinal = !(hero && 'refusal' in hero && hero.refusal === 'not-now')
  // What lacks its hero for now must not stay on the easel for those who come when it is there.
  const png = await env.DRAWING.sharePicture(isFinal ? name : `${name}?without-hero`, wantedPicture(site, card), bytes)
  if (!png) return undefined
  if (isFinal) await saveObject(env.MEDIA, name, png, sharePictureType)
  return { png, isFinal }
}

/** Draws the picture of an article that an editor has just written, if readers see it and there is none. */
export async function drawWritten(slug: string, at: Moment, env: Bindings): Promise<void> {
  if (!env.DRAWING) return
  const card = await findCard(at.db, slug, lastPositionAt(at.now) + 1)
  if (card) await drawMissing(card, at.site, env)
}

/** Draws the pictures that the newest articles lack. Those of whatever else an import brought wait to be asked for. */
export async function drawNewest(at: Moment, env: Bindings): Promise<void> {
  if (!env.DRAWING) return
  const cards = await listNewest(at.db, firstPositionAt(at.now - recentMs), lastPositionAt(at.now) + 1, drawnAtOnce)
  await Promise.all(cards.map((card) => drawMissing(card, at.site, env)))
}

interface Moment {
  db: Database
  site: Site
  now: number
}

/** Whatever goes wrong here, whoever shares the article first has it drawn. */
async function drawMissing(card: Card, site: Site, env: Bindings): Promise<void> {
  try {
    if (!(await hasObject(env.MEDIA, objectOf(card, site)))) await drawSharePicture(card, site, env)
  } catch (error) {
    console.error(error)
  }
}

function objectOf(card: Card, site: Site): string {
  return sharePictureObject(card.slug, `${sharePictureVersion(site, card)}.png`)
}
