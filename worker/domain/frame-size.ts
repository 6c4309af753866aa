import type { Layout } from '../../widget/layouts.ts'

/** Pixels. */
export interface FrameSize {
  width: number
  height: number
}

/** How wide a frame is at most, and how high, where somebody else lays the page out. */
export interface FrameLimits {
  maxWidth: number | undefined
  maxHeight: number | undefined
}

const usualWidth = 600

/** From this width on the picture of a single card stands beside its words (widget/card.css). */
const wideCard = 580

/** The frame's own edges and the box's heading, of two lines. */
const headingHeight = 92

/** What one article adds to a frame of the usual width or less: its row, or its share of one; of a carousel the only row. */
const articleHeights: Record<Layout, number> = {
  auto: 152,
  grid: 152,
  list: 149,
  compact: 98,
  carousel: 320,
  hero: 190,
}

/** The size of a frame with so many articles. Others scroll in it what they find too high. */
export function feedFrameSize(layout: Layout, articleCount: number, limits: FrameLimits): FrameSize {
  return within(limits, () => headingHeight + articleHeights[layout] * (layout === 'carousel' ? 1 : articleCount))
}

/** The size of a frame with one article as a card, which is known before its words are. */
export function articleFrameSize(limits: FrameLimits): FrameSize {
  return within(limits, (width) => (width < wideCard ? Math.ceil(((width - 12) * 9) / 16) + 332 : 332))
}

function within({ maxWidth = usualWidth, maxHeight }: FrameLimits, heightAt: (width: number) => number): FrameSize {
  const width = Math.min(usualWidth, maxWidth)
  const height = heightAt(width)
  return { width, height: Math.min(height, maxHeight ?? height) }
}
