/**
 * Takes the place of the package `is-unsafe` (`alias` in wrangler.toml), of which the XML parser within feedsmith asks
 * whether an entity that a DOCTYPE declares may be believed. What we hand it has neither (`tidyFeed`), so none may.
 */
export const isUnsafe = () => true

/** The contexts that it names. */
export const [HTML, XML] = ['HTML', 'XML']
