import { LitElement, type TemplateResult } from 'lit'
import type { Card } from '../worker/contract.ts'
import { announce } from './events.ts'
import { FeedController, type FeedState, type Wanted } from './feed-controller.ts'
import { feedView } from './feed-view.ts'
import { keepInline } from './inline.ts'
import { localeAround } from './locale.ts'
import { measure } from './measure.ts'
import { listUrl } from './query.ts'
import { reflect, reflectAttributes, takeEarlyProperties } from './reflect.ts'
import { type Attributes, attributes, readSettings, type Settings } from './settings.ts'
import { styles } from './styles.ts'
import { observe } from './visibility.ts'
import { addedOf, english, type Words } from './words.ts'

/**
 * "More from General" on anybody's page. Every attribute may change at any time; settings.ts says what each may be. As with
 * the platform's own elements, a property is its attribute.
 */
export class NewsclipFeed extends LitElement implements Attributes {
  static readonly version = NEWSCLIP_VERSION
  static readonly keepInline = keepInline

  static override observedAttributes = attributes.map(([, attribute]) => attribute)

  declare all: string | null
  declare any: string | null
  declare author: string | null
  declare category: string | null
  declare columns: string | null
  declare dedupe: string | null
  declare exclude: string | null
  declare heading: string | null
  declare headingLevel: string | null
  declare hide: string | null
  declare layout: string | null
  declare limit: string | null
  declare loading: string | null
  declare measure: string | null
  declare more: string | null
  declare none: string | null
  declare onError: string | null
  declare q: string | null
  declare reserve: string | null
  declare show: string | null
  declare sort: string | null
  declare source: string | null
  declare src: string | null
  declare target: string | null
  declare theme: string | null
  declare utm: string | null

  #feed = new FeedController(this)
  #internals = this.attachInternals()
  #status = ''
  #isLandmark = false
  /** The articles as they were shown last, to know by it which one has the focus. */
  #shown: readonly Card[] = []
  #focused: string | undefined
  /** Whether it has been near the window, and whether it is in it now. */
  #near = false
  #seen = false
  #settings = this.#read()
  /** The list that the site was told to be seen. */
  #measured = ''

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
  load(): Promise<unknown> {
    return this.#feed.load(this.#read())
  }

  /** `refresh()` asks the site for what is new, past the browser's cache; cards stay when that fails. Set, it is the attribute. */
  get refresh(): () => Promise<unknown> {
    return () => this.#feed.load(this.#read(), true)
  }

  set refresh(seconds: unknown) {
    reflect(this, 'refresh', seconds)
  }

  /** Appends the next page, where there is one. */
  loadMore(): Promise<unknown> {
    return this.#feed.loadMore()
  }

  constructor() {
    super()
    takeEarlyProperties(this as unknown as Record<string, unknown>)
    observe(this, '600px', (near) => {
      this.#near ||= near
      this.requestUpdate()
    })
    observe(this, '0px', (seen) => {
      this.#seen = seen
      this.requestUpdate()
    })
  }

  override attributeChangedCallback(): void {
    this.requestUpdate()
  }

  protected override createRenderRoot(): ShadowRoot {
    // A page may have sent the skeleton along as a declarative shadow root; it has done its work.
    this.shadowRoot?.replaceChildren()
    const root = super.createRenderRoot() as ShadowRoot
    root.adoptedStyleSheets = [styles]
    root.addEventListener('click', this.#clicked)
    // Whoever comes by keyboard: a browser is content when it shows an edge of what has the focus.
    root.addEventListener('keyup', ({ target }) => {
      ;(target as Element).closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
    return root
  }

  protected override willUpdate(): void {
    // Outside a page nobody knows its language.
    if (!this.isConnected) return
    this.#settings = this.#read()
    this.#feed.ask(this.#settings)
    this.#isLandmark = this.#feed.claim(this.#settings.heading || this.#feed.list.title)
    this.#focused = this.#shown[this.#links.indexOf(this.shadowRoot?.activeElement as HTMLElement)]?.slug
  }

  protected override render(): TemplateResult | '' {
    return feedView({
      feed: this.#feed,
      settings: this.#settings,
      words: this.#words,
      locale: this.#settings.locale,
      fallback: [...this.childNodes].some((node) => !(node as Element).slot && node.textContent?.trim()),
      status: this.#status,
      isLandmark: this.#isLandmark,
    })
  }

  protected override updated(): void {
    this.#shown = this.articles
    const link = this.#links[this.#shown.findIndex(({ slug }) => slug === this.#focused)]
    // Newer articles take the places of the cards, but the reader stays where they were.
    if (link !== this.shadowRoot?.activeElement) link?.focus()
    const { states } = this.#internals
    states.clear()
    states.add(this.state)
    const { columns, reserve, measure: mayMeasure, src, category, seen, url } = this.#settings
    const { style } = (this.renderRoot.firstElementChild ?? {}) as Partial<HTMLElement>
    // Not in the template: a page's policy may forbid styles in attributes.
    style?.setProperty('--newsclip-columns', `${columns || ''}`)
    style?.setProperty('min-block-size', Number(reserve) ? `${reserve}px` : '')
    if (mayMeasure && seen && this.state === 'ready' && this.#measured !== url) {
      this.#measured = url
      measure(src, { event: 'view', slug: '', category })
    }
  }

  /** The cards' links, in the order of the articles. */
  get #links(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[part=link]')]
  }

  get #words(): Words {
    return { ...english, ...this.#feed.list.words }
  }

  /** What the attributes mean, here and now. */
  #read(): Settings & Wanted {
    const settings = readSettings(this)
    const locale = localeAround(this)
    return {
      ...settings,
      locale,
      url: listUrl(settings, locale),
      plainUrl: listUrl(settings),
      near: this.#near || settings.loading === 'eager',
      seen: this.#seen && !document.hidden,
    }
  }

  /** One listener for all that can be clicked: a card's link, or one of the two buttons. */
  #clicked = (event: Event) => {
    const target = event.target as Element
    const article = this.articles[this.#links.indexOf(target.closest('[part=link]') as HTMLElement)]
    if (article) {
      if (!announce(this, 'newsclip-click', { article })) event.preventDefault()
      else if (this.#settings.measure)
        measure(this.#settings.src, { event: 'click', slug: article.slug, category: article.category.slug })
    }
    if (target.matches('[part=load-more]')) this.#answer(this.articles.length, this.loadMore())
    if (target.matches('[part=retry]')) this.#answer(0, this.load())
  }

  /** Says what came of a button, and puts the reader before the first card that is new. */
  async #answer(before: number, acted: Promise<unknown>): Promise<void> {
    this.#say('')
    const came = await acted
    // Another request is under way, or this one was broken off: there is nothing to be said of it.
    if (came === undefined) return
    const count = this.articles.length - before
    this.#say(came ? count > 0 && (this.#words.added ?? addedOf(count)) : this.#words.failed)
    await this.updateComplete
    const target = this.#links[before] ?? this.renderRoot.querySelector('button')
    target?.focus()
  }

  #say(text: string | false): void {
    this.#status = text || ''
    this.requestUpdate()
  }
}

reflectAttributes(NewsclipFeed)

declare global {
  interface HTMLElementTagNameMap {
    'newsclip-feed': NewsclipFeed
  }
}
