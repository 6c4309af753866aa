import type { Database } from './database/open.ts'
import type { Actor } from './domain/editor-token.ts'
import type { Drawing } from './domain/share-picture.ts'
import type { Site } from './domain/site.ts'

/** What wrangler.toml binds. */
export interface Bindings {
  /** Articles, bodies, labels and the timeline. */
  DB: D1Database
  /** Uploaded and drawn pictures, by the hash of their content. */
  MEDIA: R2Bucket
  /** The widget bundle, icons and other static files. */
  ASSETS: Fetcher
  /** Of this deployment. Another may write the same list in other bytes, so validators are not the same. Absent: they are. */
  VERSION?: WorkerVersionMetadata
  /** Public reads per caller. Remove the binding to switch the limit off. */
  READ_LIMIT?: RateLimit
  /** What readers saw and followed in feeds on other pages, counted. Absent: nothing of it is kept. */
  MEASURE?: AnalyticsEngineDataset
  /** Who draws share pictures. Absent: every article is shared with the picture that was drawn in advance, or the site's own. */
  DRAWING?: Drawing
  /** `on` where the zone has image transformations: pictures are then offered in several widths. Empty: only as they are. */
  IMAGE_TRANSFORMATIONS: string
  /** Where names of other people's hosts are looked up before anything is fetched from them: DNS over HTTPS. Empty: nowhere. */
  RESOLVER_URL: string
  /** `host:port` pairs that may be fetched from although they are not out in the world. For tests; empty otherwise. */
  FETCH_ALLOWED: string
  /** Where the site lives, without a slash at the end. Every absolute address is made from it, never from the request. */
  SITE_URL: string
  SITE_NAME: string
  SITE_TAGLINE: string
  /** BCP 47; dates and labels are written in it. */
  SITE_LOCALE: string
  /** The site's account on X, with or without the `@`; named as the source in shared posts. Empty: none. */
  X_HANDLE: string
  /** The site's account in the Fediverse, such as `@news@mastodon.example`; named as the author of shared links. Empty: none. */
  FEDIVERSE_CREATOR: string
  /** The `at://` address of the site's publication record (https://standard.site), which Bluesky looks for. Empty: none. */
  STANDARD_SITE: string
  /** A `mailto:` or `https:` address for whoever finds a hole (RFC 9116). Empty: no security.txt. */
  SECURITY_CONTACT: string
  /** Receivers whom something has to be told, at once. Absent: the clock tells them, a few each minute. */
  ERRANDS?: Queue<Errand>
  /** The WebSub hub that feeds name and that is told of what is new in them. Empty: none. */
  WEBSUB_HUB: string
  /** 8 to 128 letters, digits and hyphens, made up once for the site: with it search engines are told of changes. Empty: they are not. */
  INDEXNOW_KEY: string
  /** Which search engine is told; each tells the others. */
  INDEXNOW_ENDPOINT: string
  /** Wrong tokens per caller. Remove the binding to switch the limit off. */
  FAILURE_LIMIT?: RateLimit
  /** The first token, a secret with every right. Absent: only tokens that were made with it, if any, open writing. */
  EDITOR_TOKEN?: string
}

/** What the queue carries: a receiver's number. What there is to tell stands in the database, and nowhere twice. */
export interface Errand {
  receiver: number
}

/** What the first middleware puts at a request's disposal. */
export interface Variables {
  db: Database
  site: Site
  /** Milliseconds; the only clock a request has. */
  now: number
  /** The position from which on articles are still scheduled. */
  horizon: number
  /** Who is writing; there behind `editorOnly` and nowhere else. */
  actor: Actor
}

export type App = { Bindings: Bindings; Variables: Variables }
