import { define } from './define.ts'
import { NewsclipFeed } from './newsclip-feed.ts'

// The bundle's entry: loading it is all that a page has to do.
define()

// Another script may have been first, of another version too: its element gets the list that this one brings.
const first = customElements.get('newsclip-feed') as Partial<typeof NewsclipFeed> | undefined
first?.keepInline?.(NEWSCLIP_INLINE_LIST)

export { define, NewsclipFeed }
