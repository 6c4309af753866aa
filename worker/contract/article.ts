import * as v from 'valibot'
import { card } from './card.ts'
import { address, text } from './parts.ts'

export const body = v.pipe(
  v.strictObject({
    html: text('Sanitised; safe to insert into a page as it is.'),
    text: text('The same in plain words, paragraphs apart by a blank line.'),
  }),
  v.description('The piece itself.'),
)

export const shareLinks = v.pipe(
  v.strictObject({
    x: address('On X.'),
    facebook: address('On Facebook.'),
    linkedin: address('On LinkedIn.'),
    bluesky: address('On Bluesky.'),
    mastodon: address('On Mastodon: a page of this site, which asks for the reader’s server and leads there.'),
    whatsapp: address('On WhatsApp.'),
    telegram: address('On Telegram.'),
    reddit: address('On Reddit.'),
    email: text('A `mailto:` address: by mail, to whomever the reader chooses.'),
  }),
  v.description('Addresses that open a network’s own composer with the article’s link.'),
)

export const article = v.pipe(
  v.strictObject({ ...card.entries, body, share: shareLinks }),
  v.description('A whole article: its card, its body and the links to pass it on.'),
)
