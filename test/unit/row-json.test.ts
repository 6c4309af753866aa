import { expect, it } from 'vitest'
import { rowJson } from '../../worker/database/portions.ts'

it('escapes the few wide characters of a text, and loses none', () => {
  const row = [1, null, `The minister’s “plan” 😀, ${'and so on, '.repeat(30)}`, { name: 'Smörgås' }]
  const json = rowJson(row)
  expect(json).not.toMatch(/[\u0100-\uffff]/)
  expect(JSON.parse(json)).toEqual(row)
})

it('leaves a text in a wide script as it is, which escapes would make twice as long', () => {
  const row = [1, '気候変動に関する政府間会合が閉幕した']
  expect(rowJson(row)).toBe(JSON.stringify(row))
})
