import { failed, type Outcome } from './command.ts'
import { type Read, readCommandLine, type Surroundings } from './command-line.ts'
import { commands } from './commands.ts'
import { writeHelp } from './help.ts'
import { openInstance } from './instance.ts'
import { harmless, openScreen, silentScreen } from './screen.ts'

/** Where a command line is given, and who listens to what comes of it. */
export interface Console extends Surroundings {
  /** A line on standard output. */
  tell: (line: string) => void
  /** A line on the standard error. */
  complain: (line: string) => void
  /** Where a bar may be drawn. */
  terminal: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>
  /** Has it told of every Ctrl-C. */
  onInterrupt: (hear: () => void) => void
}

/** What a shell makes of an interrupted program. */
const interrupted = 130
const wrongCommandLine = 2
/** One Ctrl-C comes twice: from the terminal, and passed on by npm. */
const sameKeyMs = 500

/** Does what a command line says, and gives the exit code. */
export async function runCommandLine(args: string[], console: Console): Promise<number> {
  const read = readCommandLine(args, commands, console)
  if ('command' in read) return run(read, console)
  const help = 'help' in read ? writeHelp(read.help, commands) : undefined
  if (help !== undefined) {
    console.tell(help)
    return 0
  }
  const refusal = 'refusal' in read ? read.refusal : `There is no command "${read.help.join(' ')}".`
  if (args.includes('--json')) console.tell(JSON.stringify({ refusal }))
  console.complain(`${refusal} (npm run newsclip -- help)`)
  return wrongCommandLine
}

async function run({ command, words, options, instance, json, quiet }: Read, console: Console): Promise<number> {
  const screen = json || quiet ? silentScreen : openScreen(console.terminal, console.environment)
  const { stop, end } = watchInterrupts(command.stoppable === true, console)
  const ask = openInstance(instance, { signal: end, say: screen.say })
  const outcome = await command.run({ words, options, instance, ask, screen, stop }).catch(outcomeOf)
  screen.clear()
  if (json) console.tell(JSON.stringify(outcome.report, null, 2))
  else {
    for (const line of outcome.troubles ?? []) console.complain(harmless(line))
    // As it is: it may go into a file.
    outcome.answer?.forEach(console.tell)
    if (!quiet || outcome.exitCode) for (const line of outcome.done ?? []) console.tell(harmless(line))
  }
  return stop.aborted ? interrupted : (outcome.exitCode ?? 0)
}

/** The machine's refusals, such as a full disk, are told as they are; whatever else a command throws is a fault of ours. */
function outcomeOf(error: Error): Outcome {
  const { syscall, message, stack = message }: NodeJS.ErrnoException = error
  if (syscall !== undefined) return failed({ sentence: `The machine says: ${message}.`, final: true })
  const sentence = `The command broke, which is a fault of it or of the instance's answer: ${message}`
  return { ...failed({ sentence, final: true }), troubles: [sentence, stack] }
}

/** The first Ctrl-C lets a command that can be stopped finish what is under way; the second, or any other's first, ends it. */
function watchInterrupts(stoppable: boolean, { onInterrupt, complain }: Console) {
  const stop = new AbortController()
  const end = new AbortController()
  let interruptedAt = Number.NEGATIVE_INFINITY
  onInterrupt(() => {
    if (performance.now() - interruptedAt < sameKeyMs) return
    interruptedAt = performance.now()
    if (stop.signal.aborted || !stoppable) end.abort()
    else complain('\nWaiting for the answer to what is under way; Ctrl-C again gives it up.')
    stop.abort()
  })
  return { stop: stop.signal, end: end.signal }
}
