/**
 * The absolute address if it is one that a reader may be sent to or a picture be taken from; otherwise ''.
 * `javascript:`, `data:` and the rest never come out.
 */
export function safeUrl(address: string): string {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : ''
}
