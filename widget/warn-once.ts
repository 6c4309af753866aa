import type { Problem } from '../worker/contract.ts'

let warned = false

/** Tells the page's developer what went wrong and where to read about it: once a page, however many elements fail. */
export function warnOnce({ title, detail }: Problem): void {
  if (warned) return
  warned = true
  console.warn(`<newsclip-feed>: ${title}. ${detail} See ${new URL('/docs', import.meta.url)}`)
}
