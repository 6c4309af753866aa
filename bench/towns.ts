/** When the clock begins to strike. */
export const began = Date.UTC(2026, 2, 4, 12)
export const minuteMs = 60_000

export const itemsATown = 10

/** The feed of a town: most items are short, some longer, and one is long; 16 KB in all. */
export function feedOf(town: number): string {
  const items = Array.from({ length: itemsATown }, (_, at) => {
    const sentences = at === 0 ? 60 : at % 3 ? 4 : 20
    const sentence =
      'The council of the town has <b>voted</b> for another crane in its <a href="/harbour">harbour</a>. '
    const body = `<p>${sentence.repeat(sentences)}</p>`.replaceAll('<', '&lt;')
    const date = new Date(began - (town * itemsATown + at) * minuteMs).toUTCString()
    return `<item><title>Crane ${at} of town ${town}</title><link>http://town-${town}.example/${at}</link><guid>${town}-${at}</guid><pubDate>${date}</pubDate><category>Harbour</category><category>Town ${town % 50}</category><description>${body}</description></item>`
  })
  return `<rss version="2.0"><channel><title>Town ${town}</title><link>http://town-${town}.example/</link>${items.join('')}</channel></rss>`
}

/** The statements that add sources at these addresses, all of them due. */
export function sourceStatements(urls: string[]): string[] {
  const rows = urls.map(
    (url, at) => `('${url}', '${url}', 'Town ${at}', 'General', '[]', '{}', 'full', 1, ${began}, ${began})`,
  )
  const columns = 'url, key, title, category, tags, tag_map, content, active, created_at, due_at'
  return Array.from(
    { length: Math.ceil(rows.length / 100) },
    (_, at) => `INSERT INTO sources (${columns}) VALUES ${rows.slice(at * 100, at * 100 + 100).join()}`,
  )
}
