/** The publication itself, as configured. */
export interface Site {
  /** Without a slash at the end. */
  url: string
  name: string
  tagline: string
  locale: string
  /** Without the `@`; empty when there is none. */
  xHandle: string
  /** With its `@`; empty when there is none. */
  fediverseCreator?: string
  /** The `at://` address of the publication's record; empty when there is none. */
  standardSite?: string
  /** A `mailto:` or `https:` address; empty when there is none. */
  securityContact?: string
  /** The WebSub hub that is told of what is new in feeds; empty when there is none. */
  hub?: string
  /** By which search engines know that what they are told of this site is told by it; empty when they are told nothing. */
  indexNowKey?: string
  /** Whether the platform makes other sizes and formats of pictures: `/cdn-cgi/image`. */
  transformsImages?: boolean
}

/** What we call ourselves where we ask and post: whoever runs a server may look up who that was. */
export function userAgent({ url }: Site): string {
  return `Newsclip (+${url}/about)`
}
