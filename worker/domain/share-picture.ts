import { dateFormatOf } from './dates.ts'
import { shortDigest } from './digest.ts'
import { resolveLocale } from './locale.ts'
import type { Site } from './site.ts'

/** Pixels: what X, Facebook, LinkedIn and the rest show whole. */
export const sharePictureSize = { width: 1200, height: 630 }

export const sharePictureType = 'image/png'

/** To be raised when the drawing itself becomes another, so that every article gets a new picture. */
const edition = 1

/** What a share picture shows of an article, as the domain has it or as it goes out. */
export interface Pictured {
  title: string
  category: { slug: string; name: string }
  image: { url: string } | null
  /** BCP 47. */
  language: string
  /** Milliseconds or ISO 8601. */
  publishedAt: number | string
}

/** Names a state of an article's share picture: another one for everything that makes it look otherwise. */
export function sharePictureVersion(site: Site, article: Pictured): string {
  const { title, category, image, language, publishedAt } = article
  const day = new Date(publishedAt).toISOString().slice(0, 10)
  const shown = [edition, site.name, title, category.slug, category.name, image?.url ?? null, language, day]
  return shortDigest(JSON.stringify(shown))
}

/** What a share picture may weigh, in bytes: some networks load no more on a slow line. */
export const maxSharePictureBytes = 100_000

/** All that a share picture shows but its hero, in words. */
export interface WantedPicture {
  siteName: string
  title: string
  category: { slug: string; name: string }
  /** BCP 47, of the title. */
  language: string
  /** The day of publication. */
  dateText: string
}

/** The date is in the article's language, like the title that it stands with. */
export function wantedPicture(site: Site, { title, category, language, publishedAt }: Pictured): WantedPicture {
  const dateText = dateFormatOf(resolveLocale(language, site.locale)).format(new Date(publishedAt))
  return { siteName: site.name, title, category, language, dateText }
}

/** Who draws: a worker of its own (worker/drawing/index.ts). */
export interface Drawing {
  /**
   * The picture of that name as PNG, drawn once however many ask for it meanwhile; undefined where no font has its
   * letters.
   */
  sharePicture: (
    name: string,
    wanted: WantedPicture,
    hero: Uint8Array | null,
  ) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** `#rrggbb`, or undefined of a picture that cannot be decoded. */
  colourOf: (picture: Uint8Array) => Promise<string | undefined>
}
