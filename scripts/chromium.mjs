// Finds the browser that the tests drive, or brings one. Plain JavaScript, as scripts/install.mjs.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of an installed Chromium: the one named by CHROMIUM, one on the PATH, or Playwright's own. */
export function findChromium() {
  const { CHROMIUM, PATH = '' } = process.env
  if (CHROMIUM) return CHROMIUM
  const paths = PATH.split(delimiter).flatMap((folder) => programs.map((program) => join(folder, program)))
  return [...paths, playwrightChromium()].find(isProgram)
}

/** The same, installed if there is none. Throws with a sentence when none can be had. */
export function ensureChromium() {
  const found = findChromium()
  if (found) {
    if (!isProgram(found)) throw new Error(`CHROMIUM=${found} is no program.`)
    return found
  }
  const playwright = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url))
  const tries = [[process.execPath, playwright, 'install', 'chromium']]
  if (process.getuid?.() === 0) tries.push(['apt-get', 'update'], ['apt-get', 'install', '--yes', 'chromium'])
  console.error('Installing Chromium for the tests, about a minute …')
  const words = []
  for (const [program, ...args] of tries) {
    const { status, stderr, error } = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = status === 0 && findChromium()
    if (installed) return installed
    const complaint = error?.message ?? stderr.split('\n').find((line) => /error|^E:/i.test(line))
    if (status !== 0) words.push(`${[program, ...args].join(' ')}: ${complaint ?? `exit code ${status}`}`)
  }
  throw new Error(`No Chromium for the tests: install one, or name one by CHROMIUM=/path/to/it.\n${words.join('\n')}`)
}

/** Where Playwright keeps the Chromium of its version, whether it is there or not. */
function playwrightChromium() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    // Packages are not installed, or Playwright has no build for this system.
    return undefined
  }
}

function isProgram(path) {
  try {
    accessSync(path ?? '', constants.X_OK)
    return true
  } catch {
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureChromium())
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
