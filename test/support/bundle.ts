import { inlineToken } from '../../widget/inline-token.ts'

/** Stands for the element's script (test/fixtures/assets): it gives away the list that came with it. */
export const bundle = `export const inline = ${inlineToken}\n`
