import { expect, it } from 'vitest'
import { sharePictureUrl } from '../../worker/domain/addresses.ts'

const site = { url: 'https://news.example', name: 'Newsclip', tagline: '', locale: 'en', xHandle: '' }
const crane = {
  slug: 'harbour-crane',
  title: 'The harbour gets a second crane',
  category: { slug: 'general', name: 'General' },
  image: { url: 'https://harbour.example/crane.jpg' },
  language: 'en',
  publishedAt: Date.UTC(2026, 2, 1, 8),
}

it('has one address for an article, as the domain has it and as it goes out', () => {
  const address = sharePictureUrl(site, crane)
  expect(address).toMatch(/^https:\/\/news\.example\/share\/harbour-crane\/[0-9a-z]{5,7}\.png$/)
  expect(sharePictureUrl(site, { ...crane, publishedAt: '2026-03-01T08:00:00.000Z' })).toBe(address)
  expect(sharePictureUrl(site, { ...crane, publishedAt: '2026-03-01T23:00:00.000Z' })).toBe(address)
})

it('has another address for everything that makes it look otherwise', () => {
  const addresses = [
    sharePictureUrl(site, crane),
    sharePictureUrl({ ...site, name: 'The Clip' }, crane),
    sharePictureUrl(site, { ...crane, title: 'The harbour gets a third crane' }),
    sharePictureUrl(site, { ...crane, category: { slug: 'general', name: 'Allgemeines' } }),
    sharePictureUrl(site, { ...crane, image: null }),
    sharePictureUrl(site, { ...crane, language: 'de' }),
    sharePictureUrl(site, { ...crane, publishedAt: '2026-03-02T08:00:00.000Z' }),
  ]
  expect(new Set(addresses).size).toBe(addresses.length)
})
