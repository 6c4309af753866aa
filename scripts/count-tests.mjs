// Prints `N passed, N failed` from the results that vitest wrote, and fails when there is none that passed or one that failed.
import { readFileSync } from 'node:fs'

const results = parse(process.argv[2])
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, success } = results
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
// A file that cannot be loaded fails without a test of its own.
process.exit(success && passed > 0 && failed === 0 ? 0 : 1)

function parse(file) {
  const text = readFileSync(file, 'utf8')
  // The runner did not get as far as to write anything.
  return text === '' ? { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, success: false } : JSON.parse(text)
}
