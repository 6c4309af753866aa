import type { Picture } from './article.ts'
import type { Site } from './site.ts'

/** Pixels: a card on a phone and on a desk, and the same on screens of twice the density. */
const widths = [400, 800, 1200, 1600]

/**
 * A picture in several widths and in whichever of AVIF and WebP the reader's browser takes, made by the platform; null
 * where it does not, or where the picture is small anyway.
 */
export function srcsetOf({ url, width }: Picture, site: Site): string | null {
  if (!site.transformsImages) return null
  const offered = widths.filter((offer) => width === null || offer < width)
  if (offered.length === 0) return null
  // Between candidates stand commas and spaces: URL leaves no space, and of commas one at the end would be taken for one.
  const source = new URL(url).href.replaceAll(',', '%2C')
  return offered
    .map((offer) => `${site.url}/cdn-cgi/image/width=${offer},fit=scale-down,format=auto/${source} ${offer}w`)
    .join(', ')
}
