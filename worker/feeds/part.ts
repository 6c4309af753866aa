import { decodeHTMLStrict } from 'entities'

type Attributes = ReadonlyMap<string, string>

const none: Attributes = new Map()

/**
 * An element of a feed under its usual name, and what is read of it. Texts and attributes are kept as they are written in
 * XML, references and all, and decoded for whoever asks; nobody asks for most of them.
 */
export class Part {
  readonly #text: string
  readonly #attributes: Attributes
  /** Most elements have none. */
  #parts: Map<string, Part[]> | undefined

  constructor(text = '', attributes = none) {
    this.#text = text
    this.#attributes = attributes
  }

  add(name: string, part: Part): void {
    this.#parts ??= new Map()
    const others = this.#parts.get(name)
    if (others) others.push(part)
    else this.#parts.set(name, [part])
  }

  get isEmpty(): boolean {
    return !this.#parts && this.#attributes.size === 0 && this.#text === ''
  }

  get text(): string | undefined {
    return decoded(this.#text)
  }

  attribute(name: string): string | undefined {
    return decoded(this.#attributes.get(name))
  }

  /** Those of one name, in their order. */
  all(name: string): readonly Part[] {
    return this.#parts?.get(name) ?? []
  }

  first(name: string): Part | undefined {
    return this.#parts?.get(name)?.[0]
  }

  textOf(name: string): string | undefined {
    return this.first(name)?.text
  }

  textsOf(name: string): string[] {
    return this.all(name).flatMap(({ text }) => text ?? [])
  }
}

function decoded(written: string | undefined): string | undefined {
  return (written && decodeHTMLStrict(written).trim()) || undefined
}
