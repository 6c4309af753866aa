// Stands before every npm script that needs packages. Plain JavaScript without packages: it is what installs them, and
// the Node that runs it may be older than the one that comes with them.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = join(root, 'node_modules')

if (!isInstalled()) install()
if (!hasNode()) {
  fail('The `node` package has no program, as when ignore-scripts is set: `npm rebuild node --ignore-scripts=false`.')
}

/** Whether node_modules holds what the lockfile says. Versions are compared, because a copy or a checkout moves times. */
function isInstalled() {
  const installed = readPackages(join(packages, '.package-lock.json'))
  if (!installed) return false
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {}
  return Object.entries(wanted).every(
    // An optional package is one for some other machine.
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

function readPackages(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : undefined
}

/**
 * By `npm install`, which keeps to the lockfile and, with `--no-save`, does not write to it. `npm ci` would refuse a
 * lockfile that was made where the registry had not all of the packages for other machines yet.
 */
function install() {
  console.log('Installing packages, about a minute …')
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  const args = ['install', '--no-save', '--no-progress', '--loglevel=error']
  // Inside an npm script npm names its own program, which need not be on the PATH.
  const npm = process.env.npm_execpath
  const { status, stdout, stderr, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status === 0) return
  if (error) fail(`npm could not be started: ${error.message}`)
  // npm's manual page follows after the first dozen lines.
  console.error(`${stdout}${stderr}`.trim().split('\n').slice(0, 12).join('\n'))
  fail('The packages could not be installed: `npm install` failed, with the words above.')
}

/** Type stripping came with 22.18; the `node` package puts a newer Node first on the PATH of npm scripts. */
function hasNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return (
    major > 22 ||
    (major === 22 && minor >= 18) ||
    ['node', 'node.exe'].some((name) => existsSync(join(packages, 'node', 'bin', name)))
  )
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
