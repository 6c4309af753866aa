import { NewsclipFeed } from './newsclip-feed.ts'

/**
 * Registers the element, once: a name that is taken stays as it is, by whatever version. A browser from before the
 * middle of 2024 is left with what the page put into the element; `:state()` is the youngest thing that we need.
 */
export function define(name = 'newsclip-feed'): void {
  if (!customElements.get(name) && CSS.supports('selector(:state(a))')) customElements.define(name, NewsclipFeed)
}
