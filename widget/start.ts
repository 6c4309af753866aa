// First, because the bundle is smaller when it begins with them.
import './styles.ts'
import { define } from './define.ts'
import { NewsclipFeed } from './newsclip-feed.ts'

// The bundle's entry: loading it is all that a page has to do.
define()

// Another script may have been first, of another version too: its element gets the list that this one brings.
const first = customElements.get('newsclip-feed') as Partial<typeof NewsclipFeed> | undefined
first?.keepInline?.(NEWSCLIP_INLINE_LIST, import.meta.url)

export { define, NewsclipFeed }
