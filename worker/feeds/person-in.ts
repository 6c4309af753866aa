import { oneLine } from '../domain/one-line.ts'

const email = /(?:mailto:)?([^\s@()<>[\]]+@[^\s@()<>[\]]+\.[^\s@()<>[\]?]+)[^\s()<>[\]]*/i
const address = /(?:https?:\/\/|www\.)[^\s()<>[\]]+/gi

/**
 * Who it is that RSS names by an e-mail address, with or without a name, in whatever order: `ana@example.org (Ana Ruiz)`
 * and `Ana Ruiz <ana@example.org>` are Ana Ruiz. Without a name the address is better than nobody.
 */
export function personIn(text: string): string | undefined {
  const name = oneLine(text.replace(email, ' ').replaceAll(address, ' '))
    .replaceAll(/[(<[]\s*[)>\]]/g, '')
    .trim()
    .replace(/^[(<[]([^()<>[\]]*)[)>\]]$/, '$1')
    .replace(/^[\s,\-|/:;]+|[\s,\-|/:;]+$/g, '')
  return name || email.exec(text)?.[1]
}
