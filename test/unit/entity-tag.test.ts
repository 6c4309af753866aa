import { describe, expect, it } from 'vitest'
import { entityTagOf, type Plain } from '../../worker/http/entity-tag.ts'

describe('a validator of values', () => {
  it('is the same for the same', () => {
    expect(entityTagOf(['a card', 7, null])).toBe(entityTagOf(['a card', 7, null]))
    expect(entityTagOf([])).toMatch(/^"[0-9a-f]{16}"$/)
  })

  it.each<[Plain[], Plain[]]>([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['ab'], ['ab', '']],
    [[''], [null]],
    [['null'], [null]],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [[1_772_352_000_000], [1_772_352_000_001]],
    [['odd'], ['odd\0']],
    [['even'], ['even\uffff']],
    [[''], ['\uffff']],
    [[null], ['\0']],
    [[''], ['\0']],
    [['ab'], ['ab\0\0']],
    [['naïve'], ['naive']],
    [['東京'], ['京東']],
  ])('tells %j from %j', (one, other) => {
    expect(entityTagOf(one)).not.toBe(entityTagOf(other))
  })

  it('is another for each of two hundred thousand that differ in little', () => {
    const tags = new Set<string>()
    for (let number = 0; number < 50_000; number++) {
      tags.add(entityTagOf([number, 'A title']))
      tags.add(entityTagOf([`A title ${number}`, null, 20]))
      tags.add(entityTagOf(['A title', null, 20, `${'x'.repeat(number % 50)}${number}`]))
      tags.add(entityTagOf(['x'.repeat(number % 250), 1_772_352_000_000 + number * 60_000]))
    }
    expect(tags.size).toBe(200_000)
  })
})
