/** What the operations are about, in the order in which a newcomer meets them. */
export const tags = [
  { name: 'Articles', description: 'Any question about articles, one whole article, and what to read after it.' },
  { name: 'Labels', description: 'Categories and tags with their counts, and tags that occur together.' },
  { name: 'Editing', description: 'Writing, for whoever has a token.' },
  { name: 'Operating', description: 'Tokens, and who wrote what.' },
  { name: 'About', description: 'What describes the site itself.' },
]
