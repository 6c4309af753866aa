/** The pieces of a card that can be shown or hidden. The headline always stands. */
export type Piece = 'image' | 'label' | 'summary' | 'tags' | 'source' | 'time'

export type Layout = 'auto' | 'grid' | 'list' | 'compact' | 'carousel' | 'hero'

/** What a layout shows unless told otherwise. */
export function piecesOf(layout: Layout): readonly Piece[] {
  return layout === 'compact' ? ['source', 'time'] : ['image', 'label', 'source', 'time']
}

/**
 * What is shown of a card: the layout's pieces and those of `show`, without those of `hide`. Under "More from General" a
 * label that says General is noise.
 */
export function shownPieces(
  layout: Layout,
  { category, show, hide }: { category: string | undefined; show: readonly string[]; hide: readonly string[] },
): Piece[] {
  const usual = piecesOf(layout).filter((piece) => piece !== 'label' || !category)
  return [...usual, ...(show as Piece[])].filter((piece) => !hide.includes(piece))
}
