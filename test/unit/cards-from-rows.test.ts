import { describe, expect, it } from 'vitest'
import { type CardRowStart, cardsFromRows } from '../../worker/database/cards-from-rows.ts'

const harbour: CardRowStart = [
  ...([7, 1_772_352_000_000_000, 'harbour-crane', 'The harbour gets a second crane', 'Two ships.'] as const),
  ...([
    'general',
    'General',
    '[{"slug":"harbour","name":"Harbour"}]',
    '{"url":"https://news.example/crane.jpg"}',
  ] as const),
  ...(['Ada Brandt', 'en', 1_772_352_000_000, 1_772_352_060_000, '{"url":"https://harbour.example/"}', 0] as const),
  ...([null, null] as const),
]

/** The row with another cell, as JSON where there is JSON. */
function otherwise(at: number): CardRowStart {
  const row = [...harbour]
  const cell = row[at]
  row[at] = typeof cell === 'number' ? 1 - cell : /^[[{]/.test(String(cell)) ? 'null' : `${cell} otherwise`
  if (at === 7) row[at] = '[]'
  return row as unknown as CardRowStart
}

describe('a card', () => {
  it('is the very same while its row says the same', () => {
    const [card] = cardsFromRows([harbour])
    expect(cardsFromRows([[...harbour]])[0]).toBe(card)
    expect(card).toMatchObject({
      id: 7,
      title: 'The harbour gets a second crane',
      source: { url: 'https://harbour.example/' },
    })
  })

  it.each(harbour.slice(0, 15).map((_, at) => at))('is another once cell %i is another', (at) => {
    const [card] = cardsFromRows([harbour])
    const [other] = cardsFromRows([otherwise(at)])
    expect(other).not.toEqual(card)
    expect(cardsFromRows([harbour])[0]).toEqual(card)
  })

  it('comes with its body where that was asked for, and without it where not', () => {
    const whole: CardRowStart = [...(harbour.slice(0, 15) as unknown as CardRowStart), '<p>Text</p>', 'Text'] as never
    const [bare] = cardsFromRows([harbour])
    const [card] = cardsFromRows([whole])
    expect(card).toEqual({ ...bare, body: { html: '<p>Text</p>', text: 'Text' } })
    expect(cardsFromRows([harbour])[0]).toBe(bare)
  })

  it('stands where its row does, known ones among new ones, twice where it is there twice', () => {
    cardsFromRows([harbour])
    const rows = [31, 7, 32, 33, 32, 34].map((id) =>
      id === 7 ? harbour : ([id, ...harbour.slice(1)] as unknown as CardRowStart),
    )
    const nothing = [null, ...harbour.slice(1)] as unknown as CardRowStart
    const cards = cardsFromRows([rows[0] as CardRowStart, nothing, ...rows.slice(1)])
    expect(cards.map((card) => card.id)).toEqual([31, 7, 32, 33, 32, 34])
    expect(cardsFromRows(rows).map((card) => card.id)).toEqual([31, 7, 32, 33, 32, 34])
  })

  it('cannot be changed by who is given it', () => {
    const [card] = cardsFromRows([harbour])
    expect(() => {
      if (card) card.title = 'Changed'
    }).toThrow(TypeError)
  })

  it('is made again when so many others were asked for that it is forgotten', () => {
    const [card] = cardsFromRows([harbour])
    cardsFromRows(Array.from({ length: 2000 }, (_, at) => [at + 100, ...harbour.slice(1)] as unknown as CardRowStart))
    const [again] = cardsFromRows([harbour])
    expect(again).toEqual(card)
    expect(again).not.toBe(card)
  })
})
