import type { Properties, Root } from 'hast'
import { visitElements } from './visit-elements.ts'

/** Where scripts that load pictures late find the address. */
const waiting = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile', 'dataHiRes']
const waitingSizes = ['srcSet', 'dataSrcset', 'dataLazySrcset']

/**
 * Gives a picture its address that waits for a script, or that comes only as one of several sizes: there will be no script
 * here, and until then stands a spacer.
 */
export function picturesAtOnce(tree: Root): void {
  visitElements(tree, (element) => {
    if (element.tagName === 'amp-img') element.tagName = 'img'
    if (element.tagName !== 'img' || isAddress(element.properties.src)) return
    const address = addressIn(element.properties)
    if (address) element.properties.src = address
  })
}

function addressIn(properties: Properties): string | undefined {
  const [whole] = waiting.map((name) => properties[name]).filter(isAddress)
  if (whole) return whole
  const [sizes] = waitingSizes.map((name) => properties[name]).filter(isAddress)
  return sizes && largestOf(sizes)
}

/** Pictures that are written into the page, and that every lazy loader calls alike. */
function isAddress(value: Properties[string]): value is string {
  return (
    typeof value === 'string' &&
    !/^\s*(?:$|data:|about:)|\/(?:blank|spacer|placeholder|pixel|lazy|grey)\.\w+$/i.test(value)
  )
}

/** Of `a.jpg 300w, b.jpg 900w` or `a.jpg, b.jpg 2x` the second (HTML, 4.8.4.2.1). */
function largestOf(sizes: string): string | undefined {
  const [largest] = sizes
    .split(/,\s+|(?<=\s[\d.]{1,9}[wx]),/)
    .map((candidate) => candidate.trim().split(/\s+/))
    .toSorted(([, one = '1'], [, other = '1']) => Number.parseFloat(other) - Number.parseFloat(one))
  return largest?.[0]
}
