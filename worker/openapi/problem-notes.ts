import { formatNames, formats } from '../domain/formats.ts'
import type { ProblemName } from '../http/problems.ts'

/** What there is to know of a problem beyond its title. */
export interface ProblemNote {
  /** What has happened. */
  meaning: string
  /** What the caller can do. */
  remedy: string
  /** The `detail` of an answer, as an example. */
  detail: string
  parameter?: string
  /** A request that has this problem, for those that can be had at will; a path below the site's address. */
  request?: { method?: 'POST' | 'DELETE'; path: string; headers?: Record<string, string> }
}

export const problemNotes: Record<ProblemName, ProblemNote> = {
  'parameter-unknown': {
    meaning:
      'The query has a parameter that this address does not read. It is told and not ignored: a filter that is ignored answers with everything.',
    remedy: 'Look for a slip in the name; `detail` lists the parameters that are known here.',
    detail: 'Known here: none.',
    parameter: 'colour',
    request: { path: '/api/v1/categories?colour=red' },
  },
  'parameter-invalid': {
    meaning:
      'A parameter is known, but its value cannot be read, or it is given twice, or it does not go with another one.',
    remedy: 'Correct the parameter that `parameter` names, as `detail` says.',
    detail: 'limit: must be a whole number from 1 to 100',
    parameter: 'limit',
    request: { path: '/api/v1/articles?limit=abc' },
  },
  'header-invalid': {
    meaning: 'A header that tells how to write is not of its form.',
    remedy: 'Correct the header that `detail` names, or leave it out.',
    detail: 'If-Match: must be an ETag, in its quotes',
  },
  'body-invalid': {
    meaning: 'The body is not JSON, or a part of it is missing, too much or of another kind.',
    remedy: 'Correct the part that `detail` names.',
    detail: 'synonyms: Invalid key: Expected "synonyms" but received undefined',
  },
  'token-missing': {
    meaning: 'The address is for editors, and the request carries no editor token.',
    remedy: 'Send the token as `Authorization: Bearer TOKEN`. Reading needs none.',
    detail: 'Send it as "Authorization: Bearer TOKEN".',
    request: { method: 'POST', path: '/api/v1/imports' },
  },
  'token-wrong': {
    meaning:
      'The editor token that was sent opens nothing: it is none of this instance’s, has been revoked, or has expired.',
    remedy: 'Compare it with the one that was shown when it was made, or have another made.',
    detail: 'It is none of ours.',
    request: { method: 'POST', path: '/api/v1/imports', headers: { Authorization: 'Bearer of-another-instance' } },
  },
  'scope-missing': {
    meaning: 'The editor token is right, but not for what was asked.',
    remedy: 'Use, or have made, a token with the scope that `detail` names.',
    detail: 'This needs the scope "admin"; the token "Ada’s laptop" does not have it.',
  },
  'article-moved': {
    meaning:
      'An editor token was sent to an address that an article had before its slug was changed. Readers are led to the new one; a write would not survive that.',
    remedy: 'Ask again with the slug that `detail` names.',
    detail: 'What was at "second-crane" is at "harbour-crane" now.',
  },
  'article-not-found': {
    meaning: 'No published article has this slug, and none had it that was withdrawn.',
    remedy: 'Look for it in the list of articles. An article that has moved answers with a redirect instead.',
    detail: 'No published article has the slug "unheard-of".',
    request: { path: '/api/v1/articles/unheard-of' },
  },
  'article-gone': {
    meaning: 'An article was at this address, and was withdrawn or deleted by its editors.',
    remedy: 'Take the address out of your lists. Should the article come back, it will be at the same address.',
    detail: 'The article that was at "harbour-crane" is published no longer.',
  },
  'category-not-found': {
    meaning:
      'Nothing is published in a category of this slug. As a filter of a list such a category is no problem, only an empty page.',
    remedy: 'Look at the list of categories.',
    detail: 'Nothing is published under this name.',
  },
  'revision-not-found': {
    meaning: 'The article has no version of this number.',
    remedy: 'Take the `version` from the list of its revisions.',
    detail: '"harbour-crane" has no revision "7".',
  },
  'preview-not-found': {
    meaning: 'The link to a preview was changed on its way, has ended, or its article has another address now.',
    remedy: 'Ask an editor for a new link.',
    detail: 'The link is not right, or has ended.',
  },
  'token-not-found': {
    meaning: 'No token has this number.',
    remedy: 'Take the `id` from the list of tokens.',
    detail: 'No token has the number "7".',
  },
  'webhook-not-found': {
    meaning: 'No webhook has this number.',
    remedy: 'Take the `id` from the list of webhooks.',
    detail: 'No webhook has the number "7".',
  },
  'delivery-not-found': {
    meaning: 'The webhook’s log has no entry of this number; entries are kept for two weeks.',
    remedy: 'Take the `id` from the webhook’s log.',
    detail: 'The webhook’s log has no number "7".',
  },
  'tag-not-found': {
    meaning:
      'No published article carries a tag of this slug. As a filter of a list such a tag is no problem, only an empty page.',
    remedy: 'Look at the list of tags; `prefix` finds those that begin alike.',
    detail: 'No published article carries the tag "unheard-of".',
    request: { path: '/api/v1/tags/unheard-of' },
  },
  'source-not-found': {
    meaning: 'No source has this number.',
    remedy: 'Take the `id` from the list of sources.',
    detail: 'No source has the number "7".',
  },
  'source-known': {
    meaning: 'A source has this address, or had it before its feed moved. One feed is one source.',
    remedy: 'Find it in the list of sources, and change that one.',
    detail: 'https://harbour.example/news.rss is a source already, or was one before it moved.',
  },
  'source-busy': {
    meaning: 'A check of the source is under way, and another at the same time would do its work twice.',
    remedy: 'Look at the source in a moment: what the check found is in its runs.',
    detail: 'A check of it is under way. Look again in a moment.',
  },
  'source-refused': {
    meaning: 'The address is not out in the world, or a dry run found no feed at it that could be read.',
    remedy: 'Correct the address, as `detail` says.',
    detail: 'The address, or one that it leads to, is none, is not http or https, or is not out in the world.',
  },
  'feed-ambiguous': {
    meaning: 'The page names several feeds, of its comments or its sections perhaps, and only you know which is meant.',
    remedy: 'Send the address of one of those that `feeds` lists.',
    detail: 'Choose one of https://harbour.example/news.rss, https://harbour.example/comments.rss',
  },
  'import-not-found': {
    meaning: 'No import of this name is remembered: after 30 days it is forgotten, and can be taken back no more.',
    remedy: 'Take the `name` from the list of imports.',
    detail: 'No import is remembered as "unheard-of".',
  },
  'import-taken-back': {
    meaning: 'The import of this name has been taken back, and takes nothing in any more.',
    remedy: 'Send the articles under another name.',
    detail: '"wordpress-2026-03-01" was taken back; give what comes after it another name.',
  },
  'address-not-found': {
    meaning: 'There is nothing at this address, whatever the method.',
    remedy: 'Compare it with the addresses in the documentation.',
    detail: 'Nothing is at /api/v1/nowhere.',
    request: { path: '/api/v1/nowhere' },
  },
  'format-unknown': {
    meaning: 'oEmbed was asked for in a format that is not written here.',
    remedy: 'Ask for `format=json` or `format=xml`.',
    detail: '"yaml" is not written here; json and xml are.',
    parameter: 'format',
    request: { path: '/oembed?url=/&format=yaml' },
  },
  'method-not-allowed': {
    meaning: 'The address is there, but it does not do what the method asks.',
    remedy: 'Use one of the methods that the header `Allow` names.',
    detail: 'Known here: GET, HEAD, POST, OPTIONS.',
    request: { method: 'DELETE', path: '/api/v1/articles' },
  },
  'not-acceptable': {
    meaning: 'The address answers in several formats, and the header `Accept` has room for none of them.',
    remedy:
      'Name one of the media types that `detail` lists, leave the header away, or use the address of the format itself.',
    detail: `Offered here: ${formatNames.map((format) => formats[format].mediaType).join(', ')}.`,
    request: { path: '/api/v1/articles', headers: { Accept: 'text/html' } },
  },
  'origin-known': {
    meaning:
      'A draft came with an `origin` by which an article is known already: one that was imported, or that an editor works on or has deleted.',
    remedy: 'Edit the article that is there. One that was deleted is handed in anew without its origin.',
    detail: 'What is known by this origin is at "harbour-crane".',
  },
  'slug-taken': {
    meaning: 'The slug that was wished for is the address of another article, or of a draft of one.',
    remedy: 'Wish for another slug, or leave it out: then one is chosen from the title.',
    detail: '"harbour-crane" is the address of another article.',
  },
  'version-outdated': {
    meaning:
      'The article is no longer as it was when the `ETag` was given that came as `If-Match`: somebody has written to it, or its time of publication has come. Nothing was written.',
    remedy: 'Read the article again, and decide upon what it has become. `ETag` names that.',
    detail: 'It is at "mhq2k1c0.3.published" now. Read it again, and decide upon that.',
  },
  'token-known': {
    meaning: 'The log tells tokens apart by their names, and another that opens something has this one.',
    remedy: 'Choose another name, or end the other token first: then its name is free.',
    detail: '"Ada’s laptop": end that token first, or choose another name.',
  },
  'key-used': {
    meaning:
      'The `Idempotency-Key` came with another request before, and its repetition would be answered with what that one was.',
    remedy: 'Give each write a key of its own, and repeat a write with the same body.',
    detail: 'Another request came with this Idempotency-Key; give each write its own.',
  },
  'restore-refused': {
    meaning:
      'An export is restored into an instance that has no articles, drafts or log yet, from its first row to its last. This one has a site already, or knows less than the export: `detail` says which.',
    remedy: 'Restore into an instance with an empty database, of the same version or a later one.',
    detail: 'This instance has a site already: restore into an empty one.',
  },
  'tag-in-use': {
    meaning: 'A tag that articles carry was to become a synonym of another. The articles would lose it.',
    remedy: 'Choose another slug, or file those articles under the other tag first.',
    detail: 'Articles carry "law".',
  },
  'webhooks-full': {
    meaning: 'Each write tells all webhooks, so there may not be any number of them.',
    remedy: 'Remove one that is not needed any more.',
    detail: 'There may be 20 of them.',
  },
  'request-too-large': {
    meaning: 'The body has more bytes or more lines than one request may have.',
    remedy:
      'Send lines in several requests: sending an article twice does no harm, it is kept once. A picture or an article by itself has to be made smaller.',
    detail: 'A request has at most 500 lines; this one has 501.',
  },
  'media-type-unsupported': {
    meaning: 'The body is of a type that this address does not read.',
    remedy: 'Send the type that `detail` names, and say so in `Content-Type`.',
    detail: 'Send application/x-ndjson, one article a line.',
  },
  'picture-refused': {
    meaning: 'The picture is cut off, does not say its size, or has more pixels than a page can show.',
    remedy: 'Send it whole, or smaller, as `detail` says.',
    detail: 'The picture is cut off: its end is missing.',
  },
  'too-many-requests': {
    meaning: 'One caller has asked more often than a busy site would.',
    remedy:
      'Wait for the seconds in `Retry-After`. Keep answers for as long as `Cache-Control` says, and ask with `If-None-Match` afterwards: answers of the edge cache are not counted.',
    detail: 'Slow down, or ask once and keep the answer.',
  },
  'internal-error': {
    meaning: 'Something broke on our side that nobody foresaw. It has been logged.',
    remedy: 'Try again later; if it stays, tell the operator what you asked.',
    detail: 'It has been logged. Trying again may help.',
  },
  'database-unavailable': {
    meaning: 'The database could not be reached. Such a moment passes by itself.',
    remedy: 'Try again after the seconds in `Retry-After`.',
    detail: 'Try again in a moment.',
  },
  'storage-unavailable': {
    meaning: 'The storage of pictures could not be reached. Such a moment passes by itself.',
    remedy: 'Try again after the seconds in `Retry-After`. Sending a picture twice does no harm: it is kept once.',
    detail: 'Try again in a moment.',
  },
  'writes-held': {
    meaning:
      'An export reads the site, and was overtaken by a write before. So that it is of one moment, nothing is written until it has read all: seconds, or minutes where there is much. Readers are answered as ever.',
    remedy: 'Try again after the seconds in `Retry-After`, more than once where the site is large.',
    detail: 'Nothing was written. Try again when the export is at its end.',
  },
  'cache-unavailable': {
    meaning: 'The edge cache could not be told to forget, or was told too often. What is in it ends by itself.',
    remedy: 'Try again after the seconds in `Retry-After`.',
    detail: 'Try again in a minute.',
  },
}
