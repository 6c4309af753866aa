import { findEditorToken } from './editor-token.ts'
import { type Read, readCommandLine } from './newsclip/command-line.ts'
import { commands } from './newsclip/commands.ts'
import { writeHelp } from './newsclip/help.ts'
import { openInstance } from './newsclip/instance.ts'
import { openScreen, silentScreen } from './newsclip/screen.ts'

/** What a shell makes of an interrupted program. */
const interrupted = 130
/** One Ctrl-C comes twice: from the terminal, and passed on by npm. */
const sameKeyMs = 500

const args = process.argv.slice(2)
const read = readCommandLine(args, commands, { environment: process.env, localToken: findEditorToken() })
if ('help' in read) {
  const help = writeHelp(read.help, commands)
  if (help) console.log(help)
  else refuse(`There is no command "${read.help.join(' ')}".`)
} else if ('refusal' in read) {
  refuse(read.refusal)
} else {
  process.exitCode = await run(read)
}

function refuse(refusal: string) {
  if (args.includes('--json')) console.log(JSON.stringify({ refusal }))
  console.error(`${refusal} (npm run newsclip -- help)`)
  process.exitCode = 2
}

async function run({ command, words, options, instance, json, quiet }: Read): Promise<number> {
  const screen = json || quiet ? silentScreen : openScreen(process.stderr)
  const { stop, end } = watchInterrupts(command.stoppable === true)
  const ask = openInstance(instance, { signal: end })
  const outcome = await command.run({ words, options, instance, ask, screen, stop })
  screen.clear()
  if (json) console.log(JSON.stringify(outcome.report, null, 2))
  else {
    for (const trouble of outcome.troubles ?? []) console.error(trouble)
    if (!quiet || outcome.exitCode) for (const line of outcome.lines) console.log(line)
  }
  return stop.aborted ? interrupted : (outcome.exitCode ?? 0)
}

/** The first Ctrl-C lets a command that can be stopped finish what is under way; the second, or any other's first, ends it. */
function watchInterrupts(stoppable: boolean) {
  const stop = new AbortController()
  const end = new AbortController()
  let interruptedAt = Number.NEGATIVE_INFINITY
  process.on('SIGINT', () => {
    if (performance.now() - interruptedAt < sameKeyMs) return
    interruptedAt = performance.now()
    if (stop.signal.aborted || !stoppable) end.abort()
    else console.error('\nWaiting for the answer to what is under way; Ctrl-C again gives it up.')
    stop.abort()
  })
  return { stop: stop.signal, end: end.signal }
}
