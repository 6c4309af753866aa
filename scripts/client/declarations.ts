import { spawnSync } from 'node:child_process'
import { root } from '../paths.ts'

/** Has the compiler write the client's types, and those that they refer to, into a folder. */
export function emitDeclarations(outDir: string) {
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', outDir]
  const { status, stdout } = spawnSync('tsc', ['-p', 'widget/client', ...options], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The client's types cannot be written:\n${stdout}`)
}
