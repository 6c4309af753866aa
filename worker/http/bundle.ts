const path = '/widget/newsclip-feed.js'

/** The last that was read. It belongs to the deployment, as this file does, and to no request. */
let kept: { etag: string; text: string } | undefined

/**
 * The element's script, as scripts/build-widget.ts made it. Read once; after that the store of static files is only
 * asked whether it is still the same, because a local run builds it anew.
 *
 * @throws when there is none: the widget was not built before the worker was.
 */
export async function findBundle(assets: Fetcher): Promise<string> {
  // Static files are found by their path, whatever the host.
  const response = await assets.fetch(`https://assets.invalid${path}`, {
    headers: kept ? { 'If-None-Match': kept.etag } : {},
  })
  if (response.status === 304 && kept) return kept.text
  if (!response.ok) throw new Error(`${path} is not among the static files (${response.status}): npm run build`)
  const text = await response.text()
  const etag = response.headers.get('ETag')
  kept = etag === null ? undefined : { etag, text }
  return text
}

interface Version {
  version: string
  url: string
  integrity: string
  brotliBytes: number
  released: boolean
}

/** The scripts that have addresses of their own: the one that strict pages name, and the one that is the same as the floating one. */
export async function findVersions(assets: Fetcher): Promise<{ latest: Version; newest: Version }> {
  const response = await assets.fetch('https://assets.invalid/widget/versions.json')
  if (!response.ok)
    throw new Error(`/widget/versions.json is not among the static files (${response.status}): npm run build`)
  const listed = await response.json<{ latest: string; versions: Version[] }>()
  const latest = listed.versions.find(({ version }) => version === listed.latest)
  const [newest] = listed.versions
  if (!latest || !newest)
    throw new Error(`/widget/versions.json does not have its own latest version, ${listed.latest}`)
  return { latest, newest }
}
