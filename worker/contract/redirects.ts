import * as v from 'valibot'
import { text, textOrNull } from './parts.ts'

/** What one request may bring. */
export const redirectLimits = { redirects: 500, address: 2000, bytes: 1_000_000 }

const { redirects: maxRedirects, address: maxLength } = redirectLimits

export const redirectInput = v.strictObject({
  from: v.pipe(
    v.string(),
    v.maxLength(maxLength, `is longer than ${maxLength} characters`),
    v.description(
      'The old address, with or without its host. Capitals and a slash at the end make no other address of it.',
    ),
    v.examples(['/2019/05/harbour-crane/', 'https://old.example/?p=17']),
  ),
  to: v.pipe(
    v.nullable(v.pipe(v.string(), v.maxLength(maxLength, `is longer than ${maxLength} characters`))),
    v.description('A path of this site; null ends the redirect.'),
    v.examples(['/articles/harbour-crane']),
  ),
})

export const redirectsInput = v.pipe(
  v.strictObject({
    redirects: v.pipe(
      v.array(redirectInput),
      v.maxLength(maxRedirects, `has more than ${maxRedirects} redirects`),
      v.description('Of two that are from one address the last counts.'),
    ),
  }),
  v.description('Redirects that are wished for.'),
)

export const redirect = v.pipe(
  v.strictObject({ from: text('The old address, without a host.'), to: text('The path that it leads to.') }),
  v.description('Where an old address leads.'),
)

export const redirectList = v.pipe(
  v.strictObject({
    redirects: v.pipe(v.array(redirect), v.description('In the order of the old addresses.')),
    next: textOrNull('Give it as `cursor` to go on; null on the last page.'),
  }),
  v.description('A page of redirects.'),
)
