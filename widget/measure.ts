/** What a site is told when the page's owner wants it to: that a list was seen, or which card was followed. */
export interface Measured {
  event: 'view' | 'click'
  /** The article's; '' for a list. */
  slug: string
  /** The article's or, of a list, the one that it was asked for; '' for none. */
  category: string
}

/**
 * Tells the site of the list's address, once, and only in a browser that does not object. Nothing depends on whether it
 * arrives; blockers may and do stop it.
 */
export function measure(listUrl: string, measured: Measured): void {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean }
  if (globalPrivacyControl || doNotTrack === '1') return
  fetch(new URL('/widget/measure', listUrl), {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    keepalive: true,
    body: JSON.stringify(measured),
  }).catch(() => {})
}
