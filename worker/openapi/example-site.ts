/** The site whose addresses the examples are written with; whoever writes a document puts its own in their place. */
export const exampleSiteUrl = 'https://news.example'
