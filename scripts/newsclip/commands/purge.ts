import type { PurgeReport } from '../../../worker/contract.ts'
import { command, failed, noWords } from '../command.ts'

export const purge = command({
  name: 'purge',
  words: noWords,
  summary: 'Make the edge cache forget answers',
  about: `Writes do so by themselves; this is for what went wrong. An answer's tags stand in its header Cache-Tag:
category:general, tag:law, article:17, list. It takes a token with the scope "admin".`,
  options: {
    tag: { type: 'string', multiple: true, value: 'TAG', about: 'answers with this tag' },
    everything: { type: 'boolean', about: 'all answers' },
  },
  complaint: ({ options: { tag, everything } }) =>
    everything === tag.length > 0 ? 'purge needs either --tag or --everything.' : undefined,
  run: async ({ options, ask }) => {
    const what = options.everything ? { everything: true } : { tags: options.tag }
    const answer = await ask<PurgeReport>({ method: 'POST', path: '/purge', json: what })
    if ('failure' in answer) return failed(answer.failure)
    const told = answer.value.cache === 'told'
    return { report: answer.value, done: [told ? 'The edge cache was told.' : 'There is no edge cache here.'] }
  },
})
