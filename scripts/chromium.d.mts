/** The path of an installed Chromium: the one named by CHROMIUM, one on the PATH, or Playwright's own. */
export function findChromium(): string | undefined
/** The same, installed if there is none. Throws with a sentence when none can be had. */
export function ensureChromium(): string
