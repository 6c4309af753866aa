import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { faultLog } from '../places.ts'
import { clockRun } from './clock.ts'
import { databaseRun } from './database.ts'
import { diskRun } from './disk.ts'
import type { FaultRun } from './finding.ts'
import { killRun } from './kill.ts'
import { queueRun } from './queue.ts'
import { storageRun } from './storage.ts'

const runs: FaultRun[] = [killRun, databaseRun, storageRun, queueRun, clockRun, diskRun]

const usage = `npm run faults [-- NAME…]

${runs.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}`

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !runs.some((run) => run.name === name))
if (unknown !== undefined) {
  console.error(`There is no run "${unknown}".\n\n${usage}`)
  process.exit(2)
}

mkdirSync(dirname(faultLog), { recursive: true })
rmSync(faultLog, { force: true })
let missed = 0
for (const { name, about, run } of runs) {
  if (wanted.length && !wanted.includes(name)) continue
  console.log(`${name}: ${about}`)
  const began = performance.now()
  const found = await run((text) => console.log(text))
  if ('skipped' in found) {
    console.log(`  skipped: ${found.skipped}`)
    continue
  }
  for (const { text, holds } of found) console.log(`  ${holds ? 'holds ' : 'MISSED'}  ${text.trim()}`)
  console.log(`  ${((performance.now() - began) / 1000).toFixed(0)} s`)
  missed += found.filter(({ holds }) => !holds).length
}
console.log(`What the servers said is in ${faultLog}.`)
process.exitCode = missed ? 1 : 0
