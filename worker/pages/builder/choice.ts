import type { Layout, Piece } from '../../../widget/layouts.ts'
import type { Site } from '../../domain/site.ts'
import type { Parts } from '../../domain/spelling.ts'

/** What somebody has chosen for their page, as the builder's address holds it. */
export interface Choice {
  site: Site
  /** What is asked for, spelled as the API and the element's attributes spell it; without what is the default. */
  question: Parts
  /** The element's other attributes, likewise. */
  look: Parts
  /** Those that only the element with its script can do anything with. */
  scripted: Parts
  /** Custom properties and what they are. */
  properties: [name: string, value: string][]
  /** The language of the words around the list; undefined for the site's own. */
  locale: string | undefined
  layout: Layout
  theme: string
  /** The pieces of a card that are shown. */
  show: readonly Piece[]
  columns: number | undefined
  articleCount: number
  /** What stands above the list, and in its place where no script runs. */
  heading: string
  /** Whether there is a button for more below the cards. */
  hasButton: boolean
  /** What the link beside the heading says; '' where there is none. */
  seeAll: string
  /** The page that has the list, or else the site's front. */
  moreUrl: string
}
