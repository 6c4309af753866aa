import { type Context, Hono } from 'hono'
import type { RedirectList } from '../contract.ts'
import { findCard } from '../database/find-article.ts'
import { findWhereabouts } from '../database/moved.ts'
import { findOldAddress, listRedirects, saveRedirects } from '../database/old-addresses.ts'
import type { Database } from '../database/open.ts'
import { cutPage } from '../domain/cut-page.ts'
import { articleAt, oldAddressesOf } from '../domain/old-address.ts'
import type { App } from '../env.ts'
import { editorOnly } from '../http/editor.ts'
import { MovedError } from '../http/moved.ts'
import { noParameters } from '../http/parameters.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { readRedirects, redirectParameters } from '../http/redirects-input.ts'

/** The addresses that the site had before it moved here. */
export const redirects = new Hono<App>()
  .use(editorOnly('articles'))
  .get('/', async (c) => {
    const { limit, cursor } = readQuery(redirectParameters, queryOf(c.req))
    const found = await listRedirects(c.var.db, { after: cursor, limit: limit + 1 })
    const { shown, next } = cutPage(found, limit, ({ address }) => address)
    const list: RedirectList = {
      redirects: shown.map(({ address, target }) => ({ from: address, to: target })),
      next,
    }
    return c.json(list)
  })
  .put('/', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    await saveRedirects(db, await readRedirects(c), actor, now)
    return c.body(null, 204)
  })

/**
 * Where a reader is sent on to whom nothing is shown here, by an address that the site had before it moved; undefined when
 * it had none such. Asked last of all, so that addresses of our own cost nothing for it.
 */
export async function movedHere(c: Context<App>): Promise<MovedError | undefined> {
  const { db, site, horizon } = c.var
  if (!['GET', 'HEAD'].includes(c.req.method) || c.req.path.startsWith('/api/')) return undefined
  const url = new URL(c.req.url)
  const addresses = oldAddressesOf(url)
  const target = addresses.length ? await findOldAddress(db, addresses) : undefined
  // A page that was to be where it always was, and is not, would lead to itself for ever.
  if (target === undefined || target === url.pathname + url.search) return undefined
  const slug = articleAt(target)
  // Where it leads says what it is called, and it may not be out yet.
  if (slug !== undefined && !(await isKnownToReaders(db, slug, horizon))) return undefined
  return new MovedError(site.url + target, [])
}

async function isKnownToReaders(db: Database, slug: string, horizon: number): Promise<boolean> {
  if (await findCard(db, slug, horizon)) return true
  const { movedTo, gone } = await findWhereabouts(db, slug, horizon)
  return movedTo !== undefined || gone
}
