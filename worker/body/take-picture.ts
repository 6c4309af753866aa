import type { Element, Root, RootContent } from 'hast'
import { toText } from 'hast-util-to-text'
import { isDecoration, pictureKey } from '../domain/picture.ts'

/** A picture in a body. */
export interface FoundPicture {
  url: string
  alt: string
  /** Pixels, as the page says: the picture itself may have more. */
  size: { width: number; height: number } | undefined
  isTaken: boolean
  /** What was written below it; only of one that was taken out. */
  caption: string | undefined
}

/** Pixels, where the page says how large: what is smaller is a portrait, a button or a counter. */
const leastSide = 100

/** Among a text's pictures these are signs and logos. */
const drawing = /\.svg(?:[?#]|$)/i

/** A longer caption is part of the text. */
const maxCaption = 100

/**
 * Finds the first picture in a safe body that is more than decoration, or the one that is the same as `known`. Where the
 * body begins with it and goes on after it, it is taken out, with its figure: it will be shown above. Elsewhere it stays.
 */
export function takePicture(tree: Root, known: string | undefined): FoundPicture | undefined {
  const key = known && pictureKey(known)
  const place = find(tree, [], { isBegun: false }, (image) => {
    const url = String(image.properties.src)
    return key ? pictureKey(url) === key : isLarge(image) && !isDecoration(url) && !drawing.test(url)
  })
  if (!place) return undefined
  const { src, alt, width, height } = place.image.properties
  const taken = place.isFirst ? takeOut(place) : undefined
  const size = isSide(width) && isSide(height) ? { width, height } : undefined
  return {
    url: String(src),
    alt: typeof alt === 'string' ? alt : '',
    size,
    isTaken: taken !== undefined,
    caption: taken?.caption,
  }
}

type Parent = Root | Element

interface Place {
  image: Element
  /** What it stands in, the root first. */
  around: Parent[]
  /** Whether nothing that could be read comes before. */
  isFirst: boolean
}

function find(
  parent: Parent,
  around: Parent[],
  state: { isBegun: boolean },
  fits: (image: Element) => boolean,
): Place | undefined {
  const path = [...around, parent]
  for (const child of parent.children) {
    if (child.type === 'text') state.isBegun ||= child.value.trim() !== ''
    // A caption is of its picture, though it may stand above it.
    if (child.type !== 'element' || child.tagName === 'figcaption') continue
    if (child.tagName !== 'img') {
      const place = find(child, path, state, fits)
      if (place) return place
    } else if (fits(child)) {
      return { image: child, around: path, isFirst: !state.isBegun }
    }
  }
  return undefined
}

function isSide(side: unknown): side is number {
  return Number.isInteger(side) && Number(side) > 0 && Number(side) < 65_536
}

function isLarge({ properties: { width, height } }: Element): boolean {
  return [width, height].every((side) => typeof side !== 'number' || side >= leastSide)
}

/** Takes the picture out with all that is nothing without it, and gives its caption; undefined when it has to stay. */
function takeOut({ image, around }: Place): { caption: string | undefined } | undefined {
  let taken = image
  let caption: Element | undefined
  for (const parent of around.toReversed()) {
    const [own, ...more] = (parent.children as RootContent[]).filter(isCaption)
    if (parent.children.some((child) => child !== taken && child !== own && !isEmpty(child)) || more.length > 0) {
      const text = caption && toText(caption).trim()
      if (text && text.length > maxCaption) return undefined
      const at = parent.children.indexOf(taken as never)
      const after = parent.children.findIndex((child, index) => index > at && !isBreak(child))
      parent.children.splice(at, (after === -1 ? parent.children.length : after) - at)
      return { caption: text || undefined }
    }
    caption ??= own
    if (parent.type === 'element') taken = parent
  }
  // It is all there is.
  return undefined
}

function isCaption(child: RootContent): child is Element {
  return child.type === 'element' && child.tagName === 'figcaption'
}

function isBreak(child: RootContent): boolean {
  return child.type === 'text' ? child.value.trim() === '' : child.type === 'element' && child.tagName === 'br'
}

function isEmpty(child: RootContent): boolean {
  if (isBreak(child)) return true
  return child.type === 'element' && !['img', 'hr'].includes(child.tagName) && child.children.every(isEmpty)
}
