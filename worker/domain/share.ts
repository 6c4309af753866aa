import type { ShareLinks } from '../contract.ts'

/** Plain links to the networks' own composers: nobody's script runs on our pages, and nothing is added to the address. */
export function shareLinks(url: string, title: string, xHandle: string): ShareLinks {
  return {
    x: address('https://x.com/intent/post', { url, text: title, via: xHandle.replace(/^@/, '') }),
    facebook: address('https://www.facebook.com/sharer/sharer.php', { u: url }),
    linkedin: address('https://www.linkedin.com/sharing/share-offsite/', { url }),
  }
}

function address(composer: string, fields: Record<string, string>): string {
  const filled = Object.entries(fields).filter(([, value]) => value !== '')
  // Composers show a plus as a plus.
  return `${composer}?${new URLSearchParams(filled)}`.replaceAll('+', '%20')
}
