import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from '../../worker/feeds/parse-date.ts'

function iso(text: string): string | undefined {
  const time = parseDate(text)
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000Z', 'Z')
}

describe('a date in a feed', () => {
  it.each([
    ['Tue, 04 Jun 2024 08:30:00 GMT', '2024-06-04T08:30:00Z'],
    ['Tue, 4 Jun 2024 08:30:00 +0200', '2024-06-04T06:30:00Z'],
    ['04 Jun 2024 08:30 Z', '2024-06-04T08:30:00Z'],
    ['Tue,04 Jun 2024 08:30:00 UT', '2024-06-04T08:30:00Z'],
    ['Tue, 04 Jun 24 08:30:00 EDT', '2024-06-04T12:30:00Z'],
    ['Fri, 04 Jun 93 08:30:00 PST', '1993-06-04T16:30:00Z'],
    ['Tue, 04 Jun 104 08:30:00 -0000', '2004-06-04T08:30:00Z'],
    ['Tue, 04 Jun 2024 08:30:00 A', '2024-06-04T08:30:00Z'],
    ['Tue, 04 Jun 2024 08:30:00 GMT+0200', '2024-06-04T06:30:00Z'],
    ['Tue, 04 Jun 2024 08:30:00 -0400 (EDT)', '2024-06-04T12:30:00Z'],
    ['Tue, 31 Dec 2024 24:00:00 GMT', '2025-01-01T00:00:00Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
  ])('is read as RFC 822 has it, obsolete forms and all: %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    ['2024-06-04T08:30:00Z', '2024-06-04T08:30:00Z'],
    ['2024-06-04T08:30:00.250+05:30', '2024-06-04T03:00:00.250Z'],
    ['2024-06-04T08:30:00,5Z', '2024-06-04T08:30:00.500Z'],
    ['2024-06-04T08:30-0700', '2024-06-04T15:30:00Z'],
    ['2024-06-04T08:30:00', '2024-06-04T08:30:00Z'],
    ['2005-03-01 12:00:00', '2005-03-01T12:00:00Z'],
    ['2005-03-01 12:00:00 CET', '2005-03-01T11:00:00Z'],
    ['2005-03-01', '2005-03-01T00:00:00Z'],
    ['2005-3-1', '2005-03-01T00:00:00Z'],
    ['2005/03/01 12:00', '2005-03-01T12:00:00Z'],
    ['2005-03', '2005-03-01T00:00:00Z'],
    ['2005', '2005-01-01T00:00:00Z'],
    ['20050301', '2005-03-01T00:00:00Z'],
    ['20050301T120000Z', '2005-03-01T12:00:00Z'],
    ['20050301120000', '2005-03-01T12:00:00Z'],
    ['2004-060', '2004-02-29T00:00:00Z'],
    ['2020-01-01T00:00:00.000-08:00[America/Los_Angeles]', '2020-01-01T08:00:00Z'],
  ])('is read as ISO 8601 and its relatives have it: %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    ['Tue Jun  4 08:30:00 2024', '2024-06-04T08:30:00Z'],
    ['Tue Jun 4 08:30:00 EDT 2024', '2024-06-04T12:30:00Z'],
    ['Tuesday, June 4, 2024', '2024-06-04T00:00:00Z'],
    ['June 4th, 2024 8:30 PM', '2024-06-04T20:30:00Z'],
    ['Jun 4, 2024 at 12:05 a.m.', '2024-06-04T00:05:00Z'],
    ['6/4/2024 8:30:00 AM', '2024-06-04T08:30:00Z'],
    ['24/12/2024', '2024-12-24T00:00:00Z'],
    ['4.6.2024 08:30', '2024-06-04T08:30:00Z'],
    ['04-06-2024', '2024-06-04T00:00:00Z'],
    ['Wed, 4 Sept 2024 08:30:00 GMT', '2024-09-04T08:30:00Z'],
    ['June 2024', '2024-06-01T00:00:00Z'],
    ['1717489800', '2024-06-04T08:30:00Z'],
    ['1717489800000', '2024-06-04T08:30:00Z'],
  ])('is read as people and programs have it: %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    ['mar., 4 févr. 2025 08:30:00 +0100', '2025-02-04T07:30:00Z'],
    ['4 août 2024', '2024-08-04T00:00:00Z'],
    ['Do, 4. Dez 2025 08:30', '2025-12-04T08:30:00Z'],
    ['martes, 4 junio 2024', '2024-06-04T00:00:00Z'],
    ['mar, 04 giu 2024 08:30:00 +0200', '2024-06-04T06:30:00Z'],
    ['4 мая 2024', '2024-05-04T00:00:00Z'],
    ['Τρί, 04 Ιούν 2024 08:30:00 EEST', '2024-06-04T05:30:00Z'],
  ])('is read with a month in the language of the paper: %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    ['2004년 5월 29일 1:31', '2004-05-28T16:31:00Z'],
    ['2004-05-26 오전 12:23:17', '2004-05-25T15:23:17Z'],
    ['2004年5月29日 午後1:31', '2004-05-29T13:31:00Z'],
    ['2004年05月29日 01:31:15 +0800', '2004-05-28T17:31:15Z'],
  ])('is read in the signs of East Asia: %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    ['99-12-31', '1999-12-31T00:00:00Z'],
    ['991231', '1999-12-31T00:00:00Z'],
    ['200312', '2003-12-01T00:00:00Z'],
    ['2004366', '2004-12-31T00:00:00Z'],
    ['2004-366T12:00:00Z', '2004-12-31T12:00:00Z'],
    ['200412311200', '2004-12-31T12:00:00Z'],
    ['2004/02/29 12:00 EST', '2004-02-29T17:00:00Z'],
    ['Sunday 2004-02-29', '2004-02-29T00:00:00Z'],
  ])('is read when years are short or days are counted: %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    ...[
      '2003-02-29',
      '2024-02-30T08:00:00Z',
      'Fri, 30 Feb 2024 08:00:00 GMT',
      '31.4.2024',
      '31 June 2024',
      '2/30/2024',
    ],
    ...['2003366', '2003-366', '2003000', '2024-06-04T24:01:00Z', 'June 2024 08:30'],
  ])('is none when no calendar and no clock has it: %s', (text) => expect(parseDate(text)).toBeUndefined())

  it.each([
    ...['', 'yesterday', 'Tue, 04 Jun', '2024-13-01', 'Tue, 32 Jun 2024', 'Tue, 04 Jun 2024 25:00:00 GMT'],
    ...['0001-01-01T00:00:00', '0000-00-00 00:00:00', 'Mon, 01 Jan 0001 00:00:00 +0000', '99/99/9999', 'Jun'],
  ])('is none when it names no day that could be meant: "%s"', (text) => expect(parseDate(text)).toBeUndefined())

  it('is the same moment in both of the standard spellings', () => {
    const moments = fc.date({ min: new Date('1950-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (date) => {
        expect(parseDate(date.toISOString())).toBe(date.getTime())
        expect(parseDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000)
      }),
    )
  })
})
