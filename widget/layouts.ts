/** The pieces of a card that can be shown or hidden. The headline always stands. */
export type Piece = 'image' | 'label' | 'summary' | 'tags' | 'source' | 'time'

export type Layout = 'auto' | 'grid' | 'list' | 'compact' | 'hero'

/** What a layout shows unless told otherwise. */
export function piecesOf(layout: Layout): readonly Piece[] {
  return layout === 'compact' ? ['source', 'time'] : ['image', 'label', 'source', 'time']
}
