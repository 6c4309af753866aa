/** What the elements around a place in a document say about it. */
export interface Scope {
  /** The namespaces declared here, by prefix; the empty prefix is the default namespace. */
  declared: ReadonlyMap<string, string>
  /** Where to look for the others. */
  around: Scope | undefined
  /** `xml:base`, as absolute as its surroundings make it. */
  base: string | undefined
  /** Where the document was read, which is what the outermost `xml:base` is relative to. */
  place: string | undefined
  /** `xml:lang`. */
  language: string | undefined
}

/** The scope around a document. */
export function outermost(place: string | undefined): Scope {
  return { declared: new Map(), around: undefined, base: undefined, place, language: undefined }
}

/** Characters of a base and of a language; every item says them again. */
const maxLengths = { base: 2000, language: 100 }

/** The scope within an element that has these attributes. */
export function innerScope(around: Scope, attributes: ReadonlyMap<string, string>): Scope {
  if (attributes.size === 0) return around
  const declared = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  // CDF has one without a prefix.
  const base = atMost(attributes.get('xml:base') ?? attributes.get('base'), maxLengths.base)
  return {
    declared: new Map(declared.map(([name, uri]) => [name.slice(6), uri])),
    around,
    base: base === undefined ? around.base : absoluteAddress(base, around.base ?? around.place),
    place: around.place,
    language: atMost(attributes.get('xml:lang'), maxLengths.language) ?? around.language,
  }
}

function atMost(text: string | undefined, length: number): string | undefined {
  return text !== undefined && text.length <= length ? text : undefined
}

/** The namespace that a prefix stands for, if anybody declared it. */
export function namespaceOf(prefix: string, scope: Scope): string | undefined {
  for (let at: Scope | undefined = scope; at; at = at.around) {
    const uri = at.declared.get(prefix)
    if (uri !== undefined) return uri
  }
  return undefined
}

/** An address as it stands in XML, made absolute if the base is; else as it was, but for the blanks around it. */
export function absoluteAddress(written: string, base: string | undefined): string {
  const address = decodeReferences(written.trim())
  if (base === undefined || URL.canParse(address)) return written.trim()
  return URL.parse(address, decodeReferences(base))?.href.replaceAll('&', '&amp;') ?? written.trim()
}

const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeReferences(written: string): string {
  return written.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi, (all, decimal, hexadecimal, name) => {
    if (name !== undefined) return references[String(name).toLowerCase()] ?? all
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}
