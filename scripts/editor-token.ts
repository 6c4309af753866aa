import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { secrets } from './paths.ts'

/** The local instance's editor token, or undefined before the first start. */
export function findEditorToken(file = secrets): string | undefined {
  return (existsSync(file) && parseEnv(readFileSync(file, 'utf8')).EDITOR_TOKEN) || undefined
}

/** The same, made up and written down when there is none. */
export function saveEditorToken(file = secrets): string {
  const known = findEditorToken(file)
  if (known) return known
  const token = randomBytes(24).toString('base64url')
  const lineBreak = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8')) ? '\n' : ''
  appendFileSync(file, `${lineBreak}EDITOR_TOKEN=${token}\n`, { mode: 0o600 })
  return token
}
