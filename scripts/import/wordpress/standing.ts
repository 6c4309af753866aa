import { firstWords } from '../../../worker/domain/one-line.ts'
import type { Post } from '../post.ts'

/** As WordPress calls the parts of a post that say whether it is one, and whose. */
export interface Status {
  type: string
  status: string
  /** Whoever reads it needs a word for it. */
  isProtected: boolean
  /** What a plugin says of who may read it; undefined when all may. */
  readers: string | undefined
  /** Types that are articles beside `post`. */
  types: string[]
}

/** What WordPress and its plugins keep as posts for want of another place. */
const internal = /^(?:wp_|acf-|elementor_|attachment$|nav_menu_item$|revision$|custom_css$|customize_|oembed_cache$)/

/** Where plugins for members note who may read a post. */
const readerNotes = [
  ...['_jetpack_newsletter_access', '_members_access_role', 'rcp_access_level', 'rcp_subscription_level'],
  ...['pms-content-restrict-user-status', 'pms-content-restrict-subscription-plan'],
  ...['wppb-content-restrict-user-status', '_llms_is_restricted', 'um_content_restriction'],
]
/** What they note when all may, or those alone who are no members; one of them as PHP writes lists. */
const everybody = /^(?:everybody|none|all|no|loggedout|0|)$|^a:(?!.*"_um_accessible";(?:i:2|s:1:"2");)/i

/** Of such a note. */
const shownLength = 50

/** Who alone may read a post, by the notes of plugins. */
export function readersOf(noteOf: (key: string) => string | undefined): string | undefined {
  return readerNotes.map(noteOf).find((readers) => readers !== undefined && !everybody.test(readers))
}

/** Whether a post is the public's, its editors', or nobody's. What is not known to be public is not. */
export function standingOf({ type, status, isProtected, readers, types }: Status): Post['standing'] {
  if (!['post', ...types].includes(type)) {
    if (type === 'page') return { reason: type, detail: 'is a page, no post' }
    if (internal.test(type)) return { reason: 'part', detail: `is a part of the site ("${type}"), no post` }
    return { reason: 'type', detail: `is of the type "${type}"; --type ${type} takes such` }
  }
  if (isProtected) return { reason: 'protected', detail: 'is protected by a password' }
  if (readers !== undefined)
    return { reason: 'members', detail: `is for some readers only: ${firstWords(readers, shownLength)}` }
  switch (status) {
    case 'publish':
    case 'future':
      return 'published'
    case 'draft':
    case 'pending':
      return 'draft'
    case 'private':
    case 'trash':
      return { reason: status, detail: status === 'private' ? 'is private' : 'lies in the trash' }
    default:
      return { reason: 'status', detail: `has the status "${status}"` }
  }
}
