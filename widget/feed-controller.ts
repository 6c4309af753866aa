import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { announce, type FeedEvents } from './events.ts'
import { type ListRequest, release, requestList } from './fetch-list.ts'
import { type CardList, parseCards } from './parse-list.ts'
import { type ListQuery, listUrl } from './query.ts'

/** `stale` and, with cards, `offline`: the last refresh failed and the cards are the ones from before. */
export type FeedState = 'loading' | 'ready' | 'empty' | 'error' | 'stale' | 'offline'

const nothing: CardList = { title: '', articles: [], next: null }

/** Whether some element of this page has told the developer of a failure. */
let warned = false

/** Holds an element's list and brings it up to date. The newest load wins; a removed element loads nothing. */
export class FeedController implements ReactiveController {
  state: FeedState = 'loading'
  list = nothing

  #host: ReactiveControllerHost & HTMLElement
  #query: ListQuery | undefined
  #request: ListRequest | undefined
  /** Whether the page gave the articles itself. */
  #given = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    // What was broken off by the removal is taken up by the update.
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    this.#drop()
  }

  /** Sees to it that the query's list is there or on its way. */
  ask(query: ListQuery): void {
    const brokenOff = this.state === 'loading' && !this.#request
    if (!this.#given && (brokenOff || this.#isNew(query))) this.load(query)
  }

  /** Takes the articles from the page; nothing is requested for them. */
  give(stories: readonly unknown[]): void {
    this.#drop()
    this.#given = true
    this.#accept({ ...nothing, articles: parseCards(stories) })
    this.#announce('newsclip-load', { count: this.list.articles.length, from: 'inline' })
  }

  /** Loads the list, also if it is there. `fresh` asks past the browser's cache; a cursor appends the page that begins there. */
  async load(query: ListQuery, fresh = false, cursor = ''): Promise<void> {
    // Cards of another question would be a wrong answer, however old.
    if (this.#isNew(query)) this.list = nothing
    if (this.list === nothing) this.state = 'loading'
    this.#given = false
    this.#query = query
    this.#drop()
    if (!this.#host.isConnected) return

    const request = requestList(listUrl(query, cursor), fresh)
    this.#request = request
    const { list, problem } = await request.outcome
    if (this.#request !== request) return
    this.#drop()
    if (list) {
      const articles = cursor ? [...this.list.articles, ...list.articles] : list.articles
      this.#accept({ ...list, articles })
      const count = list.articles.length
      return this.#announce(cursor ? 'newsclip-more' : 'newsclip-load', { count, from: 'network' })
    }
    const failed = this.list.articles.length ? 'stale' : 'error'
    // A next page that does not come makes the cards that are there no older.
    if (!cursor) this.state = navigator.onLine ? failed : 'offline'
    if (!warned) console.warn('<newsclip-feed>', problem, new URL('/docs', import.meta.url).href)
    warned = true
    return this.#announce('newsclip-error', { problem })
  }

  /** Appends the next page, where there is one. */
  async loadMore(): Promise<void> {
    const { next } = this.list
    if (next && this.#query && !this.#request) await this.load(this.#query, false, next)
  }

  #isNew(query: ListQuery): boolean {
    return !this.#query || listUrl(query) !== listUrl(this.#query)
  }

  #drop(): void {
    if (this.#request) release(this.#request)
    this.#request = undefined
  }

  #accept(list: CardList): void {
    this.list = list
    this.state = list.articles.length ? 'ready' : 'empty'
  }

  /** Shows what has changed, and tells the page when it can be seen. */
  async #announce<Name extends keyof FeedEvents>(name: Name, detail: FeedEvents[Name]): Promise<void> {
    this.#host.requestUpdate()
    await this.#host.updateComplete
    announce(this.#host, name, detail)
  }
}
