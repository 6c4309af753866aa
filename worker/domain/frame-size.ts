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

/** From this width on there are two columns, and the picture of a single card stands beside its words (widget/card.css). */
const wide = 580

/** The frame's own edges and the box's heading, of two lines. */
const headingHeight = 92

/** The size of a frame with so many articles. Others scroll in it what they find too high. */
export function feedFrameSize(layout: Layout, articleCount: number, limits: FrameLimits): FrameSize {
  return within(limits, (width) => headingHeight + listHeight(layout, articleCount, width))
}

/** The size of a frame with one article as a card, which is known before its words are. */
export function articleFrameSize(limits: FrameLimits): FrameSize {
  return within(limits, (width) => (width < wide ? pictureHeight(width) + 332 : 332))
}

function listHeight(layout: Layout, count: number, width: number): number {
  const isWide = width >= wide
  const rows = isWide ? Math.ceil(count / 2) : count
  const tile = isWide ? 300 : pictureHeight(width) + 150
  switch (layout) {
    case 'auto':
      return isWide ? tile * rows : 144 * rows
    case 'grid':
      return tile * rows
    case 'list':
      return (isWide ? 149 : 144) * count
    case 'compact':
      return 98 * rows
    case 'hero':
      return tile + (isWide ? tile * Math.ceil((count - 1) / 2) : 144 * (count - 1))
    case 'carousel':
      return 320
  }
}

function pictureHeight(width: number): number {
  return Math.ceil(((width - 12) * 9) / 16)
}

function within({ maxWidth = usualWidth, maxHeight }: FrameLimits, heightAt: (width: number) => number): FrameSize {
  const width = Math.min(usualWidth, maxWidth)
  const height = heightAt(width)
  return { width, height: Math.min(height, maxHeight ?? height) }
}
