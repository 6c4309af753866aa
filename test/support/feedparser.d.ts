// As much as we use of a package without types.
declare module 'feedparser' {
  import type { Transform } from 'node:stream'

  export interface Item {
    title: string | null
    link: string | null
    origlink: string | null
    pubdate: Date | null
    date: Date | null
  }

  export default class FeedParser extends Transform {
    constructor(options?: { addmeta?: boolean })
    read(): Item | null
  }
}
