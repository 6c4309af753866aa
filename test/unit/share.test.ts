import { describe, expect, it } from 'vitest'
import { mastodonComposer, parseServer, shareLinks } from '../../worker/domain/share.ts'
import type { Site } from '../../worker/domain/site.ts'

const site: Site = { url: 'https://news.example', name: 'News', tagline: '', locale: 'en', xHandle: '' }
const salt = { slug: 'a', url: 'https://news.example/articles/a', title: 'Salt & "pepper" 100%' }
const address = 'https%3A%2F%2Fnews.example%2Farticles%2Fa'
const title = 'Salt%20%26%20%22pepper%22%20100%25'

describe('share links', () => {
  it('carry address and title, escaped, and nothing else', () => {
    expect(shareLinks(salt, site)).toEqual({
      x: `https://x.com/intent/post?url=${address}&text=${title}`,
      facebook: `https://www.facebook.com/sharer/sharer.php?u=${address}`,
      linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${address}`,
      bluesky: `https://bsky.app/intent/compose?text=${title}%0A${address}`,
      mastodon: 'https://news.example/share/mastodon?article=a',
      whatsapp: `https://wa.me/?text=${title}%0A${address}`,
      telegram: `https://t.me/share/url?url=${address}&text=${title}`,
      reddit: `https://www.reddit.com/submit?url=${address}&title=${title}`,
      email: `mailto:?subject=${title}&body=${title}%0A${address}`,
    })
  })

  it('are sound for a title that was cut off within a character', () => {
    expect(shareLinks({ ...salt, title: 'Salt \ud83e' }, site).x).toContain('text=Salt%20%EF%BF%BD')
  })

  it('name the site’s account on X when there is one', () => {
    const { x } = shareLinks(salt, { ...site, xHandle: 'newsclip' })
    expect(new URL(x).searchParams.get('via')).toBe('newsclip')
  })

  it('lead to one Mastodon server’s composer', () => {
    expect(mastodonComposer('mastodon.example', salt)).toBe(`https://mastodon.example/share?text=${title}%0A${address}`)
  })
})

describe('a Mastodon server', () => {
  it.each([
    ['mastodon.example', 'mastodon.example'],
    [' Mastodon.Example ', 'mastodon.example'],
    ['https://mastodon.example/@ada', 'mastodon.example'],
    ['@ada@mastodon.example', 'mastodon.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('may be called %s', (text, host) => {
    expect(parseServer(text)).toBe(host)
  })

  it.each([
    '',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'mastodon.example:8080',
    'a b.example',
    'javascript:alert(1)',
    'https://',
  ])('is not "%s"', (text) => {
    expect(parseServer(text)).toBeUndefined()
  })
})
