import type { EditorToken, MadeToken, TokenList } from '../../../worker/contract.ts'
import { scopes } from '../../../worker/domain/editor-token.ts'
import { command, failed, noWords } from '../command.ts'
import { once } from '../instance.ts'
import { numberComplaint } from '../numbers.ts'

export const listTokens = command({
  name: 'tokens list',
  words: noWords,
  summary: 'List the tokens, without themselves',
  about: 'It takes a token with the scope "admin".',
  options: {},
  run: async ({ ask }) => {
    const answer = await ask<TokenList>({ path: '/tokens' })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, answer: answer.value.tokens.map(lineOf) }
  },
})

export const createToken = command({
  name: 'tokens create',
  words: { usage: 'NAME', least: 1, most: 1 },
  summary: 'Make a token; this is the only time that it is shown',
  about: `The token itself is the only line on standard output. It takes a token with the scope "admin".`,
  options: {
    scope: { type: 'string', multiple: true, value: 'SCOPE', about: `what it is for: ${scopes.join(', ')} (articles)` },
    expires: { type: 'string', value: 'TIME', about: 'a day, or a time with zone (never)' },
  },
  complaint: ({ options }) => {
    const unknown = options.scope.find((scope) => !scopes.some((known) => known === scope))
    return unknown === undefined ? undefined : `--scope ${unknown} is none of ${scopes.join(', ')}.`
  },
  run: async ({ words: [name], options, ask, screen }) => {
    const wished = { name, scopes: options.scope.length ? options.scope : ['articles'], expiresAt: options.expires }
    const answer = await ask<MadeToken>({ method: 'POST', path: '/tokens', json: wished, headers: once() })
    if ('failure' in answer) return failed(answer.failure)
    screen.say(lineOf(answer.value))
    return { report: answer.value, answer: [answer.value.token] }
  },
})

export const revokeToken = command({
  name: 'tokens revoke',
  words: { usage: 'ID', least: 1, most: 1 },
  summary: 'End a token, at once and for good',
  about: 'It takes a token with the scope "admin". `tokens list` tells the numbers.',
  options: {},
  complaint: ({ words: [id] }) => numberComplaint(id, 'token'),
  run: async ({ words: [id], ask }) => {
    const answer = await ask<EditorToken>({ method: 'DELETE', path: `/tokens/${id}` })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, done: [lineOf(answer.value)] }
  },
})

function lineOf({ id, name, scopes, expiresAt, revokedAt, lastUsedAt }: EditorToken): string {
  const ends = [
    revokedAt && `revoked ${revokedAt}`,
    expiresAt && `expires ${expiresAt}`,
    lastUsedAt && `used ${lastUsedAt}`,
  ]
  return [`${id}  ${name} (${scopes.join(', ')})`, ...ends.filter(Boolean)].join(', ')
}
