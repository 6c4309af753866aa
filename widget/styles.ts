import cardCss from './card.css'
import feedCss from './feed.css'

/** One sheet for all elements, adopted by each, which a page's `style-src` has no say in. */
export const styles = new CSSStyleSheet()
styles.replaceSync(cardCss + feedCss)
