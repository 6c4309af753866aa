import { byteReader } from './bytes.ts'

/** What a segment of a JPEG begins with that holds XMP (XMP Specification, part 3, 1.1.3). */
const beginning = 'http://ns.adobe.com/xap/1.0/\0'

/** `exif:GPSLatitude`, `drone-dji:GpsLatitude` and their like, as an attribute or as an element, up to the value's end. */
const place = /:gps\w+\s*(?:=\s*(?:"([^"<]*)|'([^'<]*))|>([^<]*))/gi

const blank = ' '.charCodeAt(0)

/** Blanks where XMP says that a picture was taken: programs that sort and edit pictures copy it there from EXIF. */
export function blankPlaceInXmp(segment: Uint8Array): void {
  if (byteReader(segment).ascii(0, beginning.length) !== beginning) return
  // One character a byte, so that places in the text are places among the bytes.
  for (const { index, 0: named, 1: one, 2: other, 3: within } of new TextDecoder('latin1')
    .decode(segment)
    .matchAll(place)) {
    const end = index + named.length
    segment.fill(blank, end - (one ?? other ?? within ?? '').length, end)
  }
}
