/** What the operations are about, in the order in which a newcomer meets them. */
export const tags = [
  { name: 'Articles', description: 'Any question about articles, one whole article, and what to read after it.' },
  {
    name: 'Formats',
    description:
      'Lists as our JSON, JSON Feed, RSS, Atom and Markdown, for the same parameters; feeds to subscribe to; articles as Markdown.',
  },
  { name: 'Labels', description: 'Categories and tags with their counts, and tags that occur together.' },
  {
    name: 'Embedding',
    description: 'Lists and articles for pages of others: as a script, a frame, a fragment or by oEmbed.',
  },
  { name: 'Editing', description: 'Writing, for whoever has a token.' },
  { name: 'Pictures', description: 'Pictures for articles, and those that are shown where an article is shared.' },
  {
    name: 'Sources',
    description: 'Feeds that are imported on a schedule, and imports to be looked at and taken back.',
  },
  { name: 'Operating', description: 'Tokens, who wrote what, and the edge cache.' },
  { name: 'Moving', description: 'The whole site out and in again, and the addresses that it had elsewhere.' },
  {
    name: 'Webhooks',
    description: 'Addresses that are told what becomes of articles, what they are told, and the log of telling them.',
  },
  { name: 'About', description: 'What describes the site itself.' },
]
