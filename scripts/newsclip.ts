import { findEditorToken } from './editor-token.ts'
import { runCommandLine } from './newsclip/run.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  localToken: findEditorToken(),
  tell: (line) => console.log(line),
  complain: (line) => console.error(line),
  terminal: process.stderr,
  onInterrupt: (hear) => process.on('SIGINT', hear),
})
