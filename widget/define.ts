import { NewsclipFeed } from './newsclip-feed.ts'

/**
 * Registers the element, once: a name that is taken stays as it is, by whatever version. A browser from before the
 * middle of 2024 is left with what the page put into the element; `:state()` is the youngest thing that we need.
 */
export function define(name = 'newsclip-feed'): void {
  if (customElements.get(name) || !CSS.supports('selector(:state(a))')) return
  // A class has one name; under a second one there is another of it.
  customElements.define(name, customElements.getName(NewsclipFeed) ? class extends NewsclipFeed {} : NewsclipFeed)
}
