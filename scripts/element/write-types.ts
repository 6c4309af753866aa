import type { Attribute, Description } from './describe.ts'

/** What an attribute takes, as TypeScript. */
export function typeOf({ values, boolean }: Pick<Attribute, 'values' | 'boolean'>): string {
  const numbers = values?.filter((value) => /^\d+$/.test(value)) ?? []
  if (values) return [...values.map((value) => `'${value}'`), ...numbers].join(' | ')
  return boolean ? 'boolean' : 'string | number'
}

/** The types of `newsclip/element`. */
export function writeElementTypes({ attributes, events, states }: Description): string {
  // `lang` is every element's; `refresh` is a method, and its attribute is set as one.
  const fields = attributes.filter(({ property }) => !['lang', 'refresh'].includes(property))
  return `import type { ListedCard as Card, Problem } from '../client/contract.js'

/** The events of \`<newsclip-feed>\`, by name. All bubble, out of shadow roots too. */
export interface NewsclipFeedEvents {
${events.map(({ name, detail, description }) => `${comment(description, 2)}  '${name}': CustomEvent<${detail}>`).join('\n')}
}

/** What \`<newsclip-feed>\` takes in HTML and in templates. */
export interface NewsclipFeedAttributes {
${attributes.map((attribute) => `${comment(attribute.description, 2)}  ${quoted(attribute.name)}?: ${typeOf(attribute)} | undefined`).join('\n')}
}

/** News cards from a Newsclip site. Every attribute has a property; set to null or false, it is gone. */
export declare class NewsclipFeed extends HTMLElement {
  static readonly version: string
${fields.map(({ property, description }) => `${comment(description, 2)}  ${property}: string | null`).join('\n')}
  /** The cards. Set, they are shown as they are and nothing is requested, until \`load()\` or \`refresh()\`. */
  articles: readonly Card[]
  readonly state: ${states.map((state) => `'${state}'`).join(' | ')}
  /** Loads the list, seen or not. Settles when the cards are there or will not come; never rejects. */
  load(): Promise<void>
  /** Asks the site for what is new, past the browser's cache. Cards stay when that fails. */
  refresh(): Promise<void>
  /** Appends the next page, where there is one. */
  loadMore(): Promise<void>
  addEventListener<Name extends keyof NewsclipFeedEvents>(type: Name, listener: (this: NewsclipFeed, event: NewsclipFeedEvents[Name]) => unknown, options?: boolean | AddEventListenerOptions): void
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void
}

/** Registers the element, once: a name that is taken stays as it is, by whatever version. */
export declare function define(name?: string): void

declare global {
  interface HTMLElementTagNameMap {
    'newsclip-feed': NewsclipFeed
  }
}
`
}

/** Where each way of writing templates keeps the types of its tags. */
const namespaces = {
  react: {
    module: 'react',
    own: "import('react').HTMLAttributes<NewsclipFeed> & import('react').RefAttributes<NewsclipFeed>",
  },
  preact: { module: 'preact', own: "import('preact').JSX.HTMLAttributes<NewsclipFeed>" },
  solid: { module: 'solid-js', own: "import('solid-js').JSX.HTMLAttributes<NewsclipFeed>" },
}

export type TemplateFlavour = keyof typeof namespaces
export const templateFlavours = Object.keys(namespaces) as TemplateFlavour[]

/** The types of \`newsclip/jsx/…\`, which make the tag known to templates. */
export function writeTemplateTypes(flavour: TemplateFlavour): string {
  const { module, own } = namespaces[flavour]
  return `import type { NewsclipFeed, NewsclipFeedAttributes } from '../element.js'

type Own = Omit<${own}, keyof NewsclipFeedAttributes> & NewsclipFeedAttributes

declare module '${module}' {
  namespace JSX {
    interface IntrinsicElements {
      'newsclip-feed': Own
    }
  }
}
`
}

function comment(text: string, indent: number): string {
  return text ? `${' '.repeat(indent)}/** ${text} */\n` : ''
}

function quoted(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`
}
