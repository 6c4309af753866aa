import { unsafeCSS } from 'lit'
import cardCss from './card.css'
import feedCss from './feed.css'

/** Adopted as one sheet, which a page's `style-src` has no say in. Both files are ours: nothing unsafe gets in. */
export const styles = unsafeCSS(cardCss + feedCss)
