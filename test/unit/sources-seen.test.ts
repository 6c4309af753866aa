import { describe, expect, it } from 'vitest'
import { canonicalAddress } from '../../worker/domain/canonical-address.ts'
import type { Item } from '../../worker/domain/item.ts'
import { compareWithSeen, seenAfter } from '../../worker/domain/seen.ts'

const now = Date.UTC(2026, 2, 4)
const nothing = {
  summary: undefined,
  author: undefined,
  categories: [],
  image: undefined,
  language: undefined,
  base: undefined,
}

function item(guid: string, parts: Partial<Item> = {}): Item {
  return {
    ...{ guid, url: `https://harbour.example/${guid}`, title: guid, content: `About ${guid}.` },
    ...{ publishedAt: now - 1000, updatedAt: undefined, ...nothing, ...parts },
  }
}

const crane = item('crane')
const ferry = item('ferry')

/** What is remembered when all of these were dealt with. */
function remembered(...items: Item[]) {
  const compared = compareWithSeen(items, [], now)
  return seenAfter(compared, compared.fresh.length)
}

/** Which items are fresh, and by which names their articles are known. */
function fresh(items: Item[], seen = remembered(crane, ferry)) {
  return compareWithSeen(items, seen, now).fresh.map((one) => [one.item.guid, one.guid])
}

describe('an item of a feed', () => {
  it('is fresh the first time, and when anything of it has changed', () => {
    expect(fresh([crane, ferry], [])).toEqual([
      ['crane', 'crane'],
      ['ferry', 'ferry'],
    ])
    expect(fresh([ferry, crane])).toEqual([])
    for (const change of [
      { title: 'x' },
      { content: 'x' },
      { author: 'Ana' },
      { categories: ['x'] },
      { updatedAt: now },
    ]) {
      expect(fresh([crane, { ...ferry, ...change }])).toEqual([['ferry', 'ferry']])
    }
  })

  it('that is new goes before those that have changed, and of these goes first which has waited longest', () => {
    const storm = item('storm')
    const changed = (turn: number) => [crane, ferry, storm].map((one) => ({ ...one, content: `Seen ${turn} times.` }))
    let seen = remembered(crane, ferry)
    const dealtWith: (string | undefined)[] = []
    for (let turn = 0; turn < 5; turn++) {
      const compared = compareWithSeen(changed(turn), seen, now)
      dealtWith.push(compared.fresh[0]?.guid)
      seen = seenAfter(compared, 1)
    }
    expect(dealtWith).toEqual(['storm', 'crane', 'ferry', 'storm', 'crane'])
  })

  it('counts once, though it stands there twice', () => {
    const { items, fresh } = compareWithSeen([crane, { ...crane, title: 'Again' }], [], now)
    expect([items, fresh.map((one) => one.item.title)]).toEqual([1, ['crane']])
  })

  it('has the time of its first day where its publisher writes the first of all days for none', () => {
    for (const publishedAt of [Date.UTC(1970, 0, 1), Date.parse('0001-01-01')]) {
      const compared = compareWithSeen([item('undated', { publishedAt })], [], now)
      expect(compared.fresh.map((one) => one.publishedAt)).toEqual([now])
      expect(
        compareWithSeen([item('undated', { publishedAt, title: 'x' })], seenAfter(compared, 1), now + 1).fresh,
      ).toMatchObject([{ publishedAt: now }])
    }
  })

  it('counts once under two names, unless its date or its text is another', () => {
    const again = { ...crane, guid: 'again', url: 'http://www.harbour.example/crane/?utm_source=feed' }
    expect(fresh([crane, again], [])).toEqual([['crane', 'crane']])
    expect(fresh([again, crane], remembered(crane))).toEqual([['again', 'crane']])
    const weather = { url: 'https://harbour.example/weather', title: 'Weather' }
    const daily = [1, 2].map((day) => item(`day-${day}`, { ...weather, publishedAt: now - day }))
    const undated = ['Rain.', 'Rain.', 'Sun.'].map((content, at) =>
      item(`${at}`, { ...weather, publishedAt: undefined, content }),
    )
    const parts = ['First half.', 'Second half.'].map((content) => item(content, { ...weather, content }))
    expect(fresh(daily, [])).toHaveLength(2)
    expect(fresh(parts, [])).toHaveLength(2)
    expect(fresh(undated, []).map(([guid]) => guid)).toEqual(['0', '2'])
  })

  it('is known by its address when it is called otherwise, if the old name has left', () => {
    const renamed = item('new', { url: 'http://www.harbour.example/crane/?utm_medium=rss#top' })
    expect(fresh([renamed, ferry])).toEqual([['new', 'crane']])
    expect(fresh([renamed, crane, ferry])).toEqual([['new', 'new']])
  })

  it('is known by all that it says when address and name are others', () => {
    const moved = { ...crane, guid: 'new', url: 'https://archive.example/1' }
    expect(fresh([moved, ferry])).toEqual([['new', 'crane']])
    expect(fresh([{ ...moved, content: 'Something else.' }, ferry])).toEqual([['new', 'new']])
  })

  it('is not known by the page of a programme, which is that of all its items', () => {
    const [first, second, third] = ['first', 'second', 'third'].map((guid) =>
      item(guid, { url: 'https://harbour.example/programme', publishedAt: undefined }),
    ) as [Item, Item, Item]
    expect(fresh([third, second], remembered(second, first))).toEqual([['third', 'third']])
  })

  it('that is a headline alone is no other’s', () => {
    const bare = { content: undefined, publishedAt: undefined, url: undefined, title: 'Weather' }
    expect(fresh([item('tuesday', bare)], remembered(item('monday', bare)))).toEqual([['tuesday', 'tuesday']])
  })

  it('keeps the name that its article has, however often its feed renames it', () => {
    const second = { ...crane, guid: 'second' }
    const compared = compareWithSeen([second, ferry], remembered(crane, ferry), now)
    expect(fresh([{ ...crane, guid: 'third' }, ferry], seenAfter(compared, compared.fresh.length))).toEqual([])
    expect(fresh([{ ...second, title: 'x' }, ferry], seenAfter(compared, 0))).toEqual([['second', 'crane']])
  })

  it('that was not dealt with is fresh again', () => {
    const compared = compareWithSeen([crane, { ...ferry, title: 'x' }, item('third')], remembered(ferry), now)
    expect(compared.fresh).toHaveLength(3)
    expect(fresh([crane, { ...ferry, title: 'x' }, item('third')], seenAfter(compared, 1))).toEqual([
      ['third', 'third'],
      ['ferry', 'ferry'],
    ])
  })
})

describe('addresses that lead to the same', () => {
  it.each([
    ['https://harbour.example/crane', 'http://www.harbour.example/crane/'],
    ['https://harbour.example/crane?id=1', 'https://harbour.example/crane?id=1&utm_source=rss&fbclid=x#top'],
    ['https://harbour.example/crane?id=1&page=2', 'HTTP://Harbour.Example:80/crane?page=2&id=1'],
    [
      'https://harbour.example/crane',
      'https://harbour.example./crane/?source=rss----ab12---4&MC_CID=7&utm_source-platform=x',
    ],
    ['https://harbour.example/crane?note=', 'https://harbour.example/crane?note'],
  ])('%s and %s', (one, other) => expect(canonicalAddress(one)).toBe(canonicalAddress(other)))

  it('are not those of other pages, nor of a site as a whole', () => {
    expect(canonicalAddress('https://harbour.example/?p=1')).not.toBe(canonicalAddress('https://harbour.example/?p=2'))
    expect(canonicalAddress('https://harbour.example/')).toBeUndefined()
    expect(canonicalAddress('https://harbour.example/?utm_source=rss')).toBeUndefined()
    expect(canonicalAddress('nowhere')).toBeUndefined()
    expect(canonicalAddress('urn:harbour:crane')).toBeUndefined()
    expect(canonicalAddress('https://harbour.example/crane?source=port')).toBe('harbour.example/crane?source=port')
  })
})
