import { html } from 'hono/html'
import type { FrameSize } from '../domain/frame-size.ts'

/** What an address of ours is for pages of others (oembed.com). */
export interface Oembed extends FrameSize {
  version: '1.0'
  type: 'rich'
  title: string
  author_name?: string
  provider_name: string
  provider_url: string
  /** Seconds for which a consumer may go on without asking again. What is in the frame is new all the same. */
  cache_age: number
  thumbnail_url?: string
  thumbnail_width?: number
  thumbnail_height?: number
  html: string
}

/** Nothing but a frame: publishing systems take scripts out, and leave frames in. */
export function renderFrameTag(src: string, title: string, { width, height }: FrameSize): string {
  return String(
    html`<iframe src="${src}" title="${title}" width="${width}" height="${height}" frameborder="0" loading="lazy" style="max-width:100%"></iframe>`,
  )
}

export function writeOembedXml(oembed: Oembed): string {
  const fields = Object.entries(oembed).map(([name, value]) => `<${name}>${html`${String(value)}`}</${name}>`)
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join('')}</oembed>\n`
}
