import { domainOf } from '../../../worker/domain/domain-of.ts'

/** The half of an article's identity that stands for its site, the same in an export and in answers of the API. */
export function keyOf(siteUrl: string | undefined): string {
  return (siteUrl && domainOf(siteUrl)) || 'wordpress'
}
