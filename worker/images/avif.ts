import { type ByteReader, byteReader } from './bytes.ts'

interface Box {
  name: string
  /** Where its content begins and ends. */
  from: number
  to: number
}

/** More boxes than any encoder writes: what a hostile file may make us look at. */
const maxBoxes = 500

/**
 * An AVIF's properties are listed once, and the primary item names its own among them (ISO 14496-12, 8.11; HEIF, 6.5).
 * A rotation by a quarter is one of them.
 */
export function readAvif(bytes: Uint8Array) {
  const from = byteReader(bytes)
  const [type, ...others] = boxesIn(from, 0, from.length)
  if (type?.name !== 'ftyp' || !/avi[fs]/.test(from.ascii(type.from, Math.min(type.to - type.from, 64))))
    return undefined
  const meta = others.find((box) => box.name === 'meta')
  const whole =
    others.every((box) => box.to <= from.length) && others.some((box) => box.name === 'mdat' && box.to > box.from)
  return { ...(meta ? sizeOf(from, meta) : nothing), whole }
}

function sizeOf(from: ByteReader, meta: Box) {
  // A full box: version and flags come first.
  const boxes = boxesIn(from, meta.from + 4, meta.to)
  const primary = boxes.find((box) => box.name === 'pitm')
  const properties = boxes.find((box) => box.name === 'iprp')
  if (!primary || !properties) return nothing
  const id = from.number(primary.from + 4, from.number(primary.from, 1) === 0 ? 2 : 4)
  const [listed, associated] = ['ipco', 'ipma'].map((name) =>
    boxesIn(from, properties.from, properties.to).find((box) => box.name === name),
  )
  if (!listed || !associated) return nothing
  const all = boxesIn(from, listed.from, listed.to)
  const own = propertiesOf(from, associated, id).flatMap((index) => all[index - 1] ?? [])
  const extent = own.find((box) => box.name === 'ispe')
  if (!extent) return nothing
  const [width, height] = [from.number(extent.from + 4, 4), from.number(extent.from + 8, 4)]
  const rotation = own.find((box) => box.name === 'irot')
  const turned = rotation && from.number(rotation.from, 1) % 2 === 1
  return turned ? { width: height, height: width } : { width, height }
}

/** The numbers of the properties that an item is associated with, from 1. */
function propertiesOf(from: ByteReader, box: Box, wanted: number): number[] {
  const idBytes = from.number(box.from, 1) === 0 ? 2 : 4
  const indexBytes = from.number(box.from + 3, 1) % 2 === 1 ? 2 : 1
  const entries = Math.min(from.number(box.from + 4, 4), maxBoxes)
  let at = box.from + 8
  for (let entry = 0; entry < entries && at < box.to; entry++) {
    const id = from.number(at, idBytes)
    const count = from.number(at + idBytes, 1)
    const first = at + idBytes + 1
    if (id === wanted) {
      // The highest bit says that a reader has to know the property.
      return Array.from({ length: count }, (_, index) => {
        return from.number(first + index * indexBytes, indexBytes) % (indexBytes === 2 ? 0x8000 : 0x80)
      })
    }
    at = first + count * indexBytes
  }
  return []
}

function boxesIn(from: ByteReader, start: number, end: number): Box[] {
  const boxes: Box[] = []
  for (let at = start; at + 8 <= Math.min(end, from.length) && boxes.length < maxBoxes; ) {
    const [short, name] = [from.number(at, 4), from.ascii(at + 4, 4)]
    // 1: the length follows in eight bytes; 0: as far as the file goes.
    const length = short === 1 ? from.number(at + 8, 8) : short === 0 ? end - at : short
    const header = short === 1 ? 16 : 8
    if (length < header) break
    boxes.push({ name, from: at + header, to: at + length })
    at += length
  }
  return boxes
}

const nothing = { width: 0, height: 0 }
