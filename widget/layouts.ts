const usualPieces = ['image', 'label', 'source', 'time'] as const

/** Those that no layout shows by itself: a list that comes with the script has them only where its address asks for them. */
export const extraPieces = ['summary', 'tags'] as const

/** The pieces of a card that can be shown or hidden. The headline always stands. */
export const pieces = [...usualPieces, ...extraPieces]
export type Piece = (typeof pieces)[number]

/** `auto` is one or another by its width. */
export const layouts = ['auto', 'grid', 'list', 'compact', 'carousel', 'hero'] as const
export type Layout = (typeof layouts)[number]

/** What a layout shows unless told otherwise. */
export function piecesOf(layout: Layout): readonly Piece[] {
  return layout === 'compact' ? usualPieces.slice(2) : usualPieces
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
