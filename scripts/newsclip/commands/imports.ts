import type { Import, ImportList } from '../../../worker/contract.ts'
import { command, failed, noWords, type Outcome } from '../command.ts'
import { listAll } from '../list-all.ts'
import { limitComplaint, limitOption } from '../numbers.ts'

const usualLimit = 20

export const listImports = command({
  name: 'imports list',
  words: noWords,
  summary: 'List what was imported, the newest first',
  about: 'An import is remembered for 30 days.',
  options: { limit: limitOption(usualLimit) },
  complaint: ({ options }) => limitComplaint(options.limit),
  run: async ({ options, ask }) => {
    const limit = Number(options.limit ?? usualLimit)
    const found = await listAll(ask, '/imports', ({ imports }: ImportList) => imports, limit)
    if ('failure' in found) return failed(found.failure)
    return { report: { imports: found.items }, answer: found.items.map(lineOf) }
  },
})

export const undoImport = command({
  name: 'imports undo',
  words: { usage: 'NAME', least: 1, most: 1 },
  summary: 'Take a whole import back',
  about: `What it added is removed, and what it changed is made what it was. What editors or later imports have touched since
is left. Stopped in between, it is done again. Drafts that an import has handed in are editors': delete them by hand.`,
  options: {},
  stoppable: true,
  run: async ({ words: [name = ''], ask, screen, stop }): Promise<Outcome> => {
    for (;;) {
      const answer = await ask<Import>({ method: 'DELETE', path: `/imports/${encodeURIComponent(name)}` })
      if ('failure' in answer) return failed(answer.failure)
      const card = answer.value
      if (card.state === 'taken-back' || stop.aborted) return { report: card, done: [lineOf(card)] }
      const done = card.removed + card.restored + card.spared
      screen.progress(done / (done + card.remaining), `${done.toLocaleString('en')} articles`)
    }
  },
})

function lineOf({ name, savedAt, actor, state, added, updated, removed, restored, spared, remaining }: Import): string {
  const came = `${savedAt}  ${name}  by ${actor}: ${added} added, ${updated} updated`
  if (state === 'kept') return came
  const left = remaining > 0 ? `, ${remaining} to go` : ''
  return `${came}; taken back: ${removed} removed, ${restored} restored, ${spared} spared${left}`
}
