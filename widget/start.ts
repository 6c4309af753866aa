import { define } from './define.ts'

// The bundle's entry: loading it is all that a page has to do.
define()

export { NewsclipFeed } from './newsclip-feed.ts'
export { define }
