import { domainOf } from '../../../worker/domain/domain-of.ts'

/** The half of an article's identity that stands for its site, the same in an export and in answers of the API. */
export function keyOf(siteUrl: string | undefined): string {
  return (siteUrl && domainOf(siteUrl)) || 'wordpress'
}

/**
 * The other half, for the posts of one site in turn: the guid, unless another post has that too, as the copy of a post may.
 */
export function postNames(): (guid: string | undefined, id: string | undefined) => string | undefined {
  const posts = new Map<string, string>()
  return (guid, id) => {
    const numbered = id && `post:${id}`
    if (guid === undefined || !id) return guid ?? numbered
    const isAnothers = (posts.get(guid) ?? id) !== id
    if (!isAnothers) posts.set(guid, id)
    return isAnothers ? numbered : guid
  }
}
