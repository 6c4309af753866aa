import type { Measured } from '../worker/contract.ts'

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
