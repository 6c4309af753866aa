import type { Layout } from '../../widget/layouts.ts'
import { boxPadding, headerHeight, listHeight, type Shown, spacingOf } from './card-room.ts'

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

/** What decides how high a list is, beside its width. */
export interface FramedList {
  layout: Layout
  articleCount: number
  show: Shown
  /** Custom properties and what they are. */
  properties: [name: string, value: string][]
  /** Whether it has a ground of its own, and room inside. */
  padded: boolean
}

const usualWidth = 600

/** Of the text in a frame (worker/pages/embed.css). */
const emPixels = 16

/** The frame's own edges, on both sides together. */
const edges = 12

/** The rule above the heading. */
const rule = 2

/** The lines between rows, and the bar with which a carousel is moved: a little more than nothing is better than a cut. */
const spare = 16

/** From this width on the picture of a single card stands beside its words (widget/card.css). */
const wide = 580

/** The size of a frame with such a list, under a heading of usual length. Others scroll in it what they find too high. */
export function feedFrameSize(list: FramedList, limits: FrameLimits): FrameSize {
  const { layout, articleCount, show, properties, padded } = list
  return within(limits, (width) => {
    const padding = padded ? 2 * boxPadding : 0
    const inner = (width - edges) / emPixels - padding
    const content = padding + headerHeight(inner) + listHeight(layout, articleCount, inner, show, spacingOf(properties))
    return Math.ceil(content * emPixels) + edges + rule + spare
  })
}

/** The size of a frame with one article as a card, which is known before its words are. */
export function articleFrameSize(limits: FrameLimits): FrameSize {
  return within(limits, (width) => (width < wide ? pictureHeight(width) + 332 : 332))
}

function pictureHeight(width: number): number {
  return Math.ceil(((width - edges) * 9) / 16)
}

function within({ maxWidth = usualWidth, maxHeight }: FrameLimits, heightAt: (width: number) => number): FrameSize {
  const width = Math.min(usualWidth, maxWidth)
  const height = heightAt(width)
  return { width, height: Math.min(height, maxHeight ?? height) }
}
