import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { announce, type FeedEvents } from './events.ts'
import { type ListRequest, release, requestList } from './fetch-list.ts'
import { findComing, findInline, isShort, type Question } from './inline.ts'
import { type CardList, parseCards } from './parse-list.ts'
import { withParameters } from './query.ts'
import type { Settings } from './settings.ts'

/** `stale` and, with cards, `offline`: the last refresh failed and the cards are the ones from before. */
export type FeedState = 'loading' | 'ready' | 'empty' | 'error' | 'stale' | 'offline'

/** What is wanted of a list. */
export interface Wanted extends Question, Pick<Settings, 'dedupe' | 'exclude' | 'limit' | 'refresh'> {
  /** Whether it is time to make a request. */
  near: boolean
  /** Whether a reader has it before them. */
  seen: boolean
}

const nothing: CardList = { title: '', articles: [], next: null, words: {} }

/** What may have been missed while a page was asleep, hidden or offline. */
const awakenings = ['online', 'pageshow', 'visibilitychange']

/** So long a list waits for a script of the page that brings it along; one that was refused never comes. */
const patienceMs = 3_000

/** More articles than this the API does not give at once. */
const maxLimit = 100

/** More slugs than this the API does not exclude. */
const maxExcluded = 20

/** Whether some element of this page has told the developer of a failure. */
let warned = false

/** The lists that are in the page. */
const onPage = new Set<FeedController>()

/** Holds an element's list and brings it up to date. The newest load wins; a removed element loads nothing. */
export class FeedController implements ReactiveController {
  state: FeedState = 'loading'
  list = nothing

  #host: ReactiveControllerHost & HTMLElement
  #wanted: Wanted | undefined
  #request: ListRequest | undefined
  /** Whether the page gave the articles itself. */
  #given = false
  /** When the last load began or, before the first, the element itself; on the page's clock. */
  #beganAt = performance.now()
  /** Under which name it is a landmark of the page; undefined where it is none. */
  #landmark: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    onPage.add(this)
    for (const type of awakenings) addEventListener(type, this)
    // What was broken off by the removal is taken up by the update.
    this.handleEvent()
  }

  hostDisconnected(): void {
    onPage.delete(this)
    for (const type of awakenings) removeEventListener(type, this)
    clearTimeout(this.#timer)
    this.#drop()
  }

  handleEvent(): void {
    this.#host.requestUpdate()
  }

  /** Sees to it that the list is there or on its way, and no older than is wanted. Every update asks for it. */
  ask(wanted: Wanted): void {
    clearTimeout(this.#timer)
    if (this.#given) return
    const brokenOff = this.state === 'loading' && !this.#request
    const onlineAgain = this.state === 'offline' && navigator.onLine
    if (brokenOff || onlineAgain || this.#isNew(wanted)) {
      const inline = findInline(wanted)
      if (inline && !(wanted.dedupe && this.#shared(inline).length)) {
        this.#begin(wanted)
        this.#receive(inline, 'inline')
      } else {
        const patientMs = this.#beganAt + patienceMs - performance.now()
        const script = patientMs > 0 && findComing()
        if (script) {
          script.addEventListener('load', this)
          this.#timer = setTimeout(() => this.handleEvent(), patientMs)
        } else if (wanted.near) this.load(wanted)
      }
    } else if (wanted.refresh && !this.#request) {
      const dueMs = this.#beganAt + wanted.refresh * 1000 - performance.now()
      if (dueMs > 0) this.#timer = setTimeout(() => this.handleEvent(), dueMs)
      else if (wanted.seen) this.load(wanted, true)
    }
  }

  /** Takes the articles from the page; nothing is requested for them. */
  give(stories: unknown): void {
    this.#drop()
    this.#given = true
    this.#wanted = undefined
    this.#receive({ ...nothing, articles: parseCards(Array.isArray(stories) ? stories : []) }, 'inline')
  }

  /**
   * Loads the list, also if it is there. `fresh` asks past the browser's cache; a cursor appends the page that begins there.
   * Settles with whether it came; with nothing where that was broken off, or another load took its place.
   */
  async load(wanted: Wanted, fresh = false, cursor = ''): Promise<boolean | undefined> {
    this.#begin(wanted)
    if (!this.#host.isConnected) return undefined

    const url = this.#address(wanted, fresh, cursor)
    const request = requestList(url, fresh)
    this.#request = request
    const { list, problem } = await request.outcome
    if (this.#request !== request) return undefined
    this.#drop()
    if (list) {
      // Meanwhile another list has shown some of them. There are others.
      const again = wanted.dedupe && this.#shared(list).length && url !== this.#address(wanted, fresh, cursor)
      if (again) return this.load(wanted, fresh, cursor)
      await this.#receive(list, 'network', cursor)
      return true
    }
    const failed = this.list.articles.length ? 'stale' : 'error'
    // A next page that does not come makes the cards that are there no older.
    if (!cursor) this.state = navigator.onLine ? failed : 'offline'
    if (!warned) console.warn('<newsclip-feed>', problem, new URL('/docs', import.meta.url).href)
    warned = true
    await this.#announce('newsclip-error', { problem })
    return false
  }

  /** Appends the next page, where there is one; like `load`, and with nothing where a request is under way. */
  async loadMore(): Promise<boolean | undefined> {
    const { next } = this.list
    return next && this.#wanted && !this.#request ? this.load(this.#wanted, false, next) : undefined
  }

  /** Whether it may be a landmark of the page under this name. The first is: nobody could tell several apart. */
  claim(name: string): boolean {
    this.#landmark = [...onPage].some((feed) => feed !== this && feed.#landmark === name) ? undefined : name
    return name === this.#landmark
  }

  #begin(wanted: Wanted): void {
    // Cards of another question, or without a piece, would be a wrong answer, however old.
    if (this.#isNew(wanted)) this.list = nothing
    if (this.list === nothing) this.state = 'loading'
    this.#given = false
    this.#beganAt = performance.now()
    this.#wanted = wanted
    this.#drop()
  }

  #receive(list: CardList, from: 'inline' | 'network', cursor = ''): Promise<void> {
    const shared = this.#wanted?.dedupe ? this.#shared(list) : []
    const articles = list.articles.filter((story) => !shared.includes(story))
    // What the first cards lack, the list lacks.
    this.list = {
      ...(cursor && this.list),
      ...list,
      articles: cursor ? [...this.list.articles, ...articles] : articles,
    }
    this.state = this.list.articles.length ? 'ready' : 'empty'
    return this.#announce(cursor ? 'newsclip-more' : 'newsclip-load', { count: articles.length, from })
  }

  #isNew({ url, show }: Wanted): boolean {
    return url !== this.#wanted?.url || isShort(this.list, show)
  }

  #address({ url, limit, exclude, dedupe }: Wanted, fresh: boolean, cursor: string): string {
    const shown = this.list.articles.length
    const excluded = new Set([exclude, ...(dedupe ? this.#elsewhere() : [])].join().match(/[^,]+/g))
    return withParameters(url, [
      // In the language of what is shown: a box that has begun in its owner's goes on in it.
      ['locale', this.list.words.locale],
      ['cursor', cursor],
      // Those that were appended are looked at again with the others.
      ['limit', fresh && shown > limit && Math.min(shown, maxLimit)],
      ['exclude', [...excluded].slice(0, maxExcluded).sort().join()],
    ])
  }

  /** The slugs of what the page's other lists show. */
  #elsewhere(): string[] {
    return [...onPage].flatMap((feed) => (feed === this ? [] : feed.list.articles.map(({ slug }) => slug)))
  }

  #shared(list: CardList) {
    const elsewhere = this.#elsewhere()
    return list.articles.filter(({ slug }) => elsewhere.includes(slug))
  }

  #drop(): void {
    if (this.#request) release(this.#request)
    this.#request = undefined
  }

  /** Shows what has changed, and tells the page when it can be seen. */
  async #announce<Name extends keyof FeedEvents>(name: Name, detail: FeedEvents[Name]): Promise<void> {
    this.handleEvent()
    await this.#host.updateComplete
    announce(this.#host, name, detail)
  }
}
