import { characterEntities } from 'character-entities'
import { expect, it } from 'vitest'
import { decodeNamedCharacterReference } from '../../worker/body/named-character.ts'

it('knows every character by the name that the table of Markdown’s parser has for it', () => {
  const names = Object.keys(characterEntities)
  expect(names.length).toBeGreaterThan(2000)
  const decoded = Object.fromEntries(names.map((name) => [name, decodeNamedCharacterReference(name)]))
  expect(decoded).toEqual(characterEntities)
})

it.each(['', 'nothing', 'amp;lt', 'toString', '#38', 'Amp'])('knows nothing by the name "%s"', (name) => {
  expect(decodeNamedCharacterReference(name)).toBe(false)
})
