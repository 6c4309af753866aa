import type { Manuscript } from '../../../worker/contract.ts'
import { command, failed, oneSlug } from '../command.ts'
import { writeFrontMatter } from '../front-matter.ts'

export const show = command({
  name: 'show',
  words: oneSlug,
  summary: 'Show an article as its editors wrote it',
  about: 'As a file that `publish` takes: edit it, publish it, and it is changed. Drafts are shown as well.',
  options: {},
  run: async ({ words: [slug = ''], ask }) => {
    const answer = await ask<Manuscript>({ path: `/articles/${encodeURIComponent(slug)}` })
    if ('failure' in answer) return failed(answer.failure)
    return { report: answer.value, answer: [writeFrontMatter(answer.value)] }
  },
})
