import type { Element, Root } from 'hast'

/**
 * Is shown each element and where it stands. It may put others in its place, or none: then it says at which of the parent's
 * children to go on; otherwise what is inside it comes next.
 */
export type Visitor = (element: Element, index: number, parent: Root | Element) => number | undefined

/** In the order of their beginnings. A general walker of trees takes several times as long as what is done on the way. */
export function visitElements(parent: Root | Element, visitor: Visitor): void {
  for (let index = 0; index < parent.children.length; ) {
    const child = parent.children[index]
    const next = child?.type === 'element' ? visitor(child, index, parent) : index + 1
    if (next === undefined && child?.type === 'element') visitElements(child, visitor)
    index = next ?? index + 1
  }
}
