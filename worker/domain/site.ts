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
  /** Whether the platform makes other sizes and formats of pictures: `/cdn-cgi/image`. */
  transformsImages?: boolean
}
