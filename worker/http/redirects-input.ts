import type { Context } from 'hono'
import * as v from 'valibot'
import { redirectLimits, redirectsInput } from '../contract/redirects.ts'
import { oldAddress, redirectTarget, type WishedRedirect } from '../domain/old-address.ts'
import type { App } from '../env.ts'
import { readJson } from './json.ts'
import { limit } from './parameters.ts'
import { ProblemError } from './problems.ts'

/** What is wished for, as it is kept; of two that are from one address the last. */
export async function readRedirects(c: Context<App>): Promise<WishedRedirect[]> {
  const { redirects } = await readJson(c, redirectsInput, redirectLimits.bytes)
  const wished = redirects.map(({ from, to }, index) => {
    const address = oldAddress(from)
    if (!address) throw invalid(`${index}.from: is not the address of a page other than the home page`)
    const target = to === null ? null : redirectTarget(to, c.var.site)
    if (target === undefined) throw invalid(`${index}.to: is not a path of this site`)
    return [address, { address, target }] as const
  })
  return [...new Map(wished).values()]
}

function invalid(complaint: string): ProblemError {
  return new ProblemError('body-invalid', `redirects.${complaint}`)
}

/** What the list of redirects reads. */
export const redirectParameters = v.strictObject({
  limit: limit(50),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\//, 'is not a cursor of this list'),
      v.examples(['/2019/05/harbour-crane']),
      v.description('Where the page begins: `next` of the page before.'),
    ),
  ),
})
