import { LitElement, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Card } from '../worker/contract.ts'
import { announce } from './events.ts'
import { FeedController, type FeedState } from './feed-controller.ts'
import { feedView } from './feed-view.ts'
import { type Attributes, names, readSettings } from './settings.ts'
import { styles } from './styles.ts'
import { whenNear } from './visibility.ts'
import { words } from './words.ts'

/** "More from General" on anybody's page. Every attribute may change at any time; settings.ts says what each may be. */
export class NewsclipFeed extends LitElement implements Attributes {
  static readonly version = NEWSCLIP_VERSION
  static override styles = styles
  static override properties: PropertyDeclarations = {
    ...Object.fromEntries(names.map((name) => [name, { attribute: name.replace(/[A-Z]/, '-$&').toLowerCase() }])),
    // Declared only so that Lit takes over what was set before the script came.
    articles: { attribute: false, noAccessor: true },
  }

  declare all: string | null
  declare any: string | null
  declare category: string | null
  declare heading: string | null
  declare headingLevel: string | null
  declare hide: string | null
  declare layout: string | null
  declare limit: string | null
  declare loading: string | null
  declare more: string | null
  declare none: string | null
  declare onError: string | null
  declare q: string | null
  declare show: string | null
  declare src: string | null
  declare target: string | null
  declare theme: string | null

  #feed = new FeedController(this)
  #internals = this.attachInternals()
  #settings = readSettings(this)
  #status = ''
  #near = false

  /** The cards. Set, they are shown as they are and nothing is requested, until `load()` or `refresh()`. */
  get articles(): readonly Card[] {
    return this.#feed.list.articles
  }

  set articles(stories: readonly Card[]) {
    this.#feed.give(stories)
  }

  get state(): FeedState {
    return this.#feed.state
  }

  /** Loads the list, seen or not. Settles when the cards are there or will not come; never rejects. */
  load(): Promise<void> {
    return this.#feed.load(readSettings(this))
  }

  /** Asks the site for what is new, past the browser's cache. Cards stay when that fails. */
  refresh(): Promise<void> {
    return this.#feed.load(readSettings(this), true)
  }

  /** Appends the next page, where there is one. */
  loadMore(): Promise<void> {
    return this.#feed.loadMore()
  }

  constructor() {
    super()
    whenNear(this, () => {
      this.#near = true
      this.requestUpdate()
    })
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // A page may have sent the skeleton along as a declarative shadow root; it has done its work.
    this.shadowRoot?.replaceChildren()
    return super.createRenderRoot()
  }

  protected override willUpdate(): void {
    this.#settings = readSettings(this)
    if (this.#near || this.#settings.loading === 'eager') this.#feed.ask(this.#settings)
  }

  protected override render(): TemplateResult | '' {
    return feedView({
      feed: this.#feed,
      settings: this.#settings,
      fallback: Boolean(this.querySelector(':scope > :not([slot])')),
      status: this.#status,
      clicked: this.#clicked,
    })
  }

  protected override updated(): void {
    this.#internals.states.clear()
    this.#internals.states.add(this.state)
  }

  /** One listener for all that can be clicked: a card's link, or one of the two buttons. */
  #clicked = (event: Event) => {
    const target = event.target as Element
    const item = target.closest('.newsclip-link')?.closest('li')
    const article = this.articles[[...(item?.parentElement?.children ?? [])].indexOf(item as Element)]
    if (article && !announce(this, 'newsclip-click', { article })) event.preventDefault()
    if (target.matches('[part=load-more]')) this.#answer(this.articles.length, this.loadMore())
    if (target.matches('[part=retry]')) this.#answer(0, this.load())
  }

  /** Says what came of a button, and puts the reader before the first card that is new. */
  async #answer(before: number, acted: Promise<unknown>): Promise<void> {
    this.#say('')
    await acted
    const count = this.articles.length - before
    this.#say(count > 0 ? count + words.added : words.failed)
    await this.updateComplete
    const links = this.renderRoot.querySelectorAll<HTMLElement>('.newsclip-link')
    const target = links[before] ?? this.renderRoot.querySelector('button')
    target?.focus()
  }

  #say(text: string): void {
    this.#status = text
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'newsclip-feed': NewsclipFeed
  }
}
