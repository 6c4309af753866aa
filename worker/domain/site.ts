/** The publication itself, as configured. */
export interface Site {
  /** Without a slash at the end. */
  url: string
  name: string
  tagline: string
  locale: string
  /** Without the `@`; empty when there is none. */
  xHandle: string
}
