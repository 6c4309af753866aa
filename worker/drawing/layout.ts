import { sharePictureSize } from '../domain/share-picture.ts'

/** Pixels between the edges and every word: what networks round off, or cover with their own, is less. */
export const margin = 60

/** Pixels. A hero stands beside the words, as tall as the picture. */
export const heroWidth = 468

export interface Box {
  width: number
  height: number
}

/** Where the words are, margins included. */
export function panelOf(hasHero: boolean): Box {
  const { width, height } = sharePictureSize
  return { width: hasHero ? width - heroWidth : width, height }
}

/** What is left for the title between the category above and the foot below. */
export function titleBoxOf(hasHero: boolean): Box {
  const { width, height } = panelOf(hasHero)
  return { width: width - 2 * margin, height: height - 2 * margin - 136 }
}
