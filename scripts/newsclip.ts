import { findEditorToken } from './editor-token.ts'
import { runCommandLine } from './newsclip/run.ts'

// Whoever stops reading, as `head` does, has what they wanted. On a full disk the outcome is lost, perhaps a token.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return
  console.error(`The outcome could not be written: ${code}.`)
  process.once('exit', () => {
    process.exitCode = 1
  })
})

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  localToken: findEditorToken(),
  tell: (line) => console.log(line),
  complain: (line) => console.error(line),
  terminal: process.stderr,
  onInterrupt: (hear) => process.on('SIGINT', hear),
})
