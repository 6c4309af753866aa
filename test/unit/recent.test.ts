import { expect, it } from 'vitest'
import { Recent } from '../../worker/domain/recent.ts'

it('remembers as many as it is for, and forgets what nobody asked for longest', () => {
  const recent = new Recent<number, string>(3)
  for (const key of [1, 2, 3]) recent.set(key, `value ${key}`)
  expect([1, 2, 3].map((key) => recent.get(key))).toEqual(['value 1', 'value 2', 'value 3'])
  for (const key of [4, 5, 6]) recent.set(key, `value ${key}`)
  // The first is asked for again, and stays for it.
  expect(recent.get(1)).toBe('value 1')
  for (const key of [7, 8]) recent.set(key, `value ${key}`)
  expect([1, 2, 3].map((key) => recent.get(key))).toEqual(['value 1', undefined, undefined])
  expect([6, 7, 8].map((key) => recent.get(key))).toEqual(['value 6', 'value 7', 'value 8'])
})

it('never remembers more than twice as many', () => {
  const recent = new Recent<number, number>(10)
  const keys = Array.from({ length: 1000 }, (_, key) => key)
  for (const key of keys) {
    recent.set(key, key)
    recent.get(key - 15)
  }
  expect(keys.filter((key) => recent.get(key) !== undefined).length).toBeLessThanOrEqual(20)
})

it('says the last that was set', () => {
  const recent = new Recent<string, number>(1)
  recent.set('one', 1)
  recent.set('one', 2)
  expect(recent.get('one')).toBe(2)
  recent.set('other', 3)
  recent.set('one', 4)
  recent.set('third', 5)
  expect([recent.get('one'), recent.get('third')]).toEqual([4, 5])
})
