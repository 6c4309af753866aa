import { describe, expect, it } from 'vitest'
import { namesArticleByNumber, oldAddress, oldAddressesOf, redirectTarget } from '../../worker/domain/old-address.ts'

const site = { url: 'https://news.example', name: 'Newsclip', tagline: '', locale: 'en', xHandle: '' }

describe('an old address', () => {
  it.each([
    ['/2019/05/harbour-crane/', '/2019/05/harbour-crane'],
    ['https://old.example/2019/05/Harbour-Crane', '/2019/05/harbour-crane'],
    ['http://old.example/?p=17', '/?p=17'],
    ['?p=17', '/?p=17'],
    ['/index.php?id=3&option=story', '/index.php?id=3&option=story'],
    ['/index.php?option=story&id=3', '/index.php?id=3&option=story'],
    ['/%e6%b8%af/', '/港'],
    ['/caf%C3%A9', '/café'],
    ['/100%', '/100%'],
    ['/page.html#top', '/page.html'],
  ])('%s is spelled %s', (written, spelled) => {
    expect(oldAddress(written)).toBe(spelled)
  })

  it.each(['/', 'https://old.example', 'mailto:ada@old.example', 'https://'])('is none: %s', (written) => {
    expect(oldAddress(written)).toBeUndefined()
  })
})

describe('whoever asks by an old address', () => {
  it('may have added parameters of their own, or left some out', () => {
    expect(oldAddressesOf(new URL('https://news.example/Story/?utm_source=mail&p=17'))).toEqual([
      '/story?p=17&utm_source=mail',
      '/story?p=17',
      '/story?utm_source=mail',
      '/story',
    ])
  })

  it('never means the home page alone', () => {
    expect(oldAddressesOf(new URL('https://news.example/?p=17'))).toEqual(['/?p=17'])
    expect(oldAddressesOf(new URL('https://news.example/'))).toEqual([])
  })

  it('names an article on the home page by its number', () => {
    expect(namesArticleByNumber(new URL('https://news.example/?utm_source=mail'))).toBe(false)
    expect(namesArticleByNumber(new URL('https://news.example/?utm_source=mail&p=17'))).toBe(true)
  })
})

describe('a redirect', () => {
  it('leads to a path of the site', () => {
    expect(redirectTarget('/articles/harbour-crane', site)).toBe('/articles/harbour-crane')
    expect(redirectTarget('/search?q=crane', site)).toBe('/search?q=crane')
  })

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', 'articles/crane', ''])(
    'never leads elsewhere: %s',
    (written) => {
      expect(redirectTarget(written, site)).toBeUndefined()
    },
  )
})
