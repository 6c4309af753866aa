import { type Browser, type BrowserContextOptions, chromium, type LaunchOptions, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

interface BrowserOptions extends Pick<LaunchOptions, 'ignoreDefaultArgs'> {
  /** Where other programs may speak to it. */
  debuggingPort?: number
}

/** A Chromium that looks nothing up on the network. */
export async function openBrowser({ debuggingPort, ...options }: BrowserOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: findChromium() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ],
  })
}

/** A page in a time zone where none of us lives. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Pacific/Kiritimati', locale: 'en-GB', ...options })
  // Shorter than a test's own limit (test/vitest.config.ts), so that what was waited for is told.
  context.setDefaultTimeout(90_000)
  return context.newPage()
}
