import { describe, expect, it } from 'vitest'
import { bodyFromWordPress, type LibraryPicture } from '../../scripts/import/wordpress/body.ts'

const crane = { url: 'https://harbour.example/crane.jpg', alt: 'A crane', caption: 'The new crane', postId: '1' }
const pier = { url: 'https://harbour.example/pier.jpg', alt: undefined, caption: undefined, postId: '1' }
const other = { url: 'https://harbour.example/other.jpg', alt: undefined, caption: undefined, postId: '2' }

function read(content: string) {
  const pictures = new Map<string, LibraryPicture>([
    ['90', crane],
    ['91', pier],
    ['92', other],
  ])
  const blocks = new Map([
    ['100', '<!-- wp:paragraph --><p>Subscribe.</p><!-- /wp:paragraph -->'],
    [
      '101',
      '<p>Free.</p><!-- wp:memberpress/protected-content --><p>Paid.</p><!-- /wp:memberpress/protected-content -->',
    ],
  ])
  return bodyFromWordPress(content, { pictures, blocks, postId: '1' })
}

/** What it becomes, on one line, where nothing is left out. */
function html(content: string): string {
  const { html, told } = read(content)
  expect(told).toEqual([])
  return html.replaceAll(/\s*\n\s*/g, '')
}

describe('a text of the older editor', () => {
  it.each([
    ['One.\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['One.\r\nStill one.', '<p>One.<br>Still one.</p>'],
    ['One.<br />\nStill one.', '<p>One.<br />Still one.</p>'],
    ['<blockquote>One.\n\nTwo.</blockquote>Three.', '<blockquote><p>One.</p><p>Two.</p></blockquote><p>Three.</p>'],
    ['</div>One.</p>Two.', '</div><p>One.</p></p><p>Two.</p>'],
    ['One.\n<h2>Two</h2>\nThree.', '<p>One.</p><h2>Two</h2><p>Three.</p>'],
    ['<em>One.</em>\n\n<ul>\n<li>Two</li>\n</ul>', '<p><em>One.</em></p><ul><li>Two</li></ul>'],
    ['<p>Has them.</p>\n\nAnd so on', '<p>Has them.</p><p>And so on</p>'],
    [
      '<p style="text-align: center;">One.</p>\nTwo.\n\n[embed]https://film.example/1[/embed]\n\nThree.',
      '<p style="text-align: center;">One.</p><p>Two.</p><p><a href="https://film.example/1">film.example</a></p><p>Three.</p>',
    ],
    ['', ''],
  ])('gets its paragraphs: %j', (content, paragraphs) => {
    expect(html(content)).toBe(paragraphs)
  })

  it('takes no longer for each paragraph of a long one', () => {
    const seconds = (count: number) => {
      const startedAt = performance.now()
      const { html } = read('<p>One.</p>Two.\n\n'.repeat(count))
      expect(html.match(/<p>/g)).toHaveLength(2 * count)
      return (performance.now() - startedAt) / 1000
    }
    seconds(1000)
    expect(seconds(40_000)).toBeLessThan(4)
  })

  it('keeps blank lines within what is preformatted', () => {
    expect(read('Code:\n\n<pre>a\n\nb</pre>').html).toBe('<p>Code:</p>\n<pre>a\n\nb</pre>')
  })
})

describe('blocks', () => {
  it('lose their marks', () => {
    const content =
      '<!-- wp:heading {"level":3} -->\n<h3>One</h3>\n<!-- /wp:heading -->\n\n<!-- wp:more --><!--more--><!-- /wp:more -->'
    expect(html(content)).toBe('<h3>One</h3><!--more-->')
  })

  it('are put in where they are written once for all', () => {
    expect(html('<!-- wp:block {"ref":100} /-->')).toBe('<p>Subscribe.</p>')
  })

  it('are told of when only the server knows them', () => {
    const content =
      '<!-- wp:latest-posts {"a":{"b":1}} /--><!-- wp:acme/chart /--><!-- wp:spacer /--><!-- wp:block {"ref":7} /-->'
    expect(read(content).told).toEqual([
      'the block "latest-posts" is left out',
      'the block "acme/chart" is left out',
      'the block "block" is left out',
    ])
  })

  it('show as a link what they would have fetched', () => {
    const content = `<!-- wp:embed {"url":"https://film.example/1?a=1&b=2"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://film.example/1?a=1&amp;b=2
</div></figure>
<!-- /wp:embed -->`
    expect(html(content)).toContain('<a href="https://film.example/1?a=1&amp;b=2">')
  })
})

describe('shortcodes', () => {
  it('take no longer for each that is never closed', () => {
    const startedAt = performance.now()
    const { html } = read('[gallery ids="90"][caption]'.repeat(20_000))
    expect(html.match(/crane\.jpg/g)).toHaveLength(20_000)
    expect(performance.now() - startedAt).toBeLessThan(4000)
  })

  it.each([
    [
      '[caption id="attachment_90" align="alignnone"]<a href="/crane"><img src="crane.jpg" /></a> The <em>crane</em>[/caption]',
      '<figure><a href="/crane"><img src="crane.jpg" /></a><figcaption>The <em>crane</em></figcaption></figure>',
    ],
    [
      '[caption caption="Old style"]<img src="crane.jpg">[/caption]',
      '<figure><img src="crane.jpg"><figcaption>Old style</figcaption></figure>',
    ],
    [
      '[gallery ids="91, 90"]',
      '<figure><img src="https://harbour.example/pier.jpg" alt=""></figure><figure><img src="https://harbour.example/crane.jpg" alt="A crane"><figcaption>The new crane</figcaption></figure>',
    ],
    ['[embed width="10"]https://film.example/1[/embed]', '<p><a href="https://film.example/1">film.example</a></p>'],
    [
      '[audio mp3="https://film.example/1.mp3"][/audio]',
      '<p><a href="https://film.example/1.mp3">film.example</a></p>',
    ],
    ['[youtube https://film.example/v]', '<p><a href="https://film.example/v">film.example</a></p>'],
    ['[sourcecode language="js"]let a = [b];[/sourcecode]', '<pre><code>let a = [b];</code></pre>'],
  ])('of WordPress itself become HTML: %s', (content, expected) => {
    expect(html(`<p>See</p>${content}`)).toBe(`<p>See</p>${expected}`)
  })

  it('without numbers show the pictures of their post', () => {
    expect(html('[gallery]')).toContain('crane.jpg')
    expect(html('[gallery]')).toContain('pier.jpg')
    expect(html('[gallery]')).not.toContain('other.jpg')
  })

  it('of plugins lose their tags, keep what is between, and are told of', () => {
    const { html, told } = read('<p>[vc_row full="1"]Kept[/vc_row] [contact-form-7 id="1"]</p>')
    expect(html).toBe('<p>Kept </p>')
    expect(told).toEqual(['the shortcode [vc_row] is left out', 'the shortcode [contact-form-7] is left out'])
  })

  it.each([
    '<p>He said [sic] and [constructor] and [see below].</p>',
    '<pre>[gallery ids="90"]</pre>',
    '<p>a[i] = b[j]</p>',
  ])('are not what stands in brackets of its own accord: %s', (content) => {
    expect(html(content)).toBe(content)
  })

  it('stand for themselves in double brackets', () => {
    expect(html('<p>[[gallery]]</p>')).toBe('<p>[gallery]</p>')
  })

  it.each(['<p>See [code] and [embed].</p>', '<p>[caption]</p>'])('without their end are words: %s', (content) => {
    expect(html(content)).toBe(content)
  })
})

describe('what is for some readers only', () => {
  it.each([
    [
      '<p>Free.</p>[restrict paid="true"]Paid.[/restrict]<p>Free again.</p>',
      '<p>Free.</p>\n<p>Free again.</p>',
      'what [restrict] keeps for some readers is left out',
    ],
    [
      '<p>Free.</p>[members_logged_in]<p>Paid.</p>[/members_logged_in]',
      '<p>Free.</p>',
      'what [members_logged_in] keeps for some readers is left out',
    ],
    ['<p>Free.</p>[paywall]<p>Paid.</p>', '<p>Free.</p>', 'what [paywall] keeps for some readers is left out'],
    [
      '<!-- wp:paragraph --><p>Free.</p><!-- /wp:paragraph --><!-- wp:jetpack/paywall --><hr><!-- /wp:jetpack/paywall --><!-- wp:paragraph --><p>Paid.</p><!-- /wp:paragraph -->',
      '<p>Free.</p>',
      'what it keeps for subscribers is left out',
    ],
    [
      '<!-- wp:premium-content/subscriber-view --><p>Paid.</p><!-- /wp:premium-content/subscriber-view --><!-- wp:paragraph --><p>Free.</p><!-- /wp:paragraph -->',
      '<p>Free.</p>',
      'what it keeps for subscribers is left out',
    ],
    [
      '<p>Free.</p>[restrict]<p>Paid.</p><pre>code</pre><p>Paid.</p>[/restrict]<p>Free again.</p>',
      '<p>Free.</p>\n<p>Free again.</p>',
      'what [restrict] keeps for some readers is left out',
    ],
    [
      '<p>Free.</p>[paywall]<p>Paid.</p><pre>code</pre><p>Paid.</p>',
      '<p>Free.</p>',
      'what [paywall] keeps for some readers is left out',
    ],
    [
      '<p>Free.</p>[private]Paid.[private]Paid.[/private]<p>Free again.</p>',
      '<p>Free.</p>\n<p>Free again.</p>',
      'what [private] keeps for some readers is left out',
    ],
    [
      '<p>Free.</p>[restrict message="Please [login] first"]Paid.[/restrict]<p>Free again.</p>',
      '<p>Free.</p>\n<p>Free again.</p>',
      'what [restrict] keeps for some readers is left out',
    ],
    [
      '<!-- wp:pmpro/membership {"levels":["1"]} --><!-- wp:paragraph --><p>Paid.</p><!-- /wp:paragraph --><!-- /wp:pmpro/membership --><p>Free.</p>',
      '<p>Free.</p>',
      'what it keeps for subscribers is left out',
    ],
    [
      '<!-- wp:woocommerce-memberships/non-member-content --><p>Free.</p><!-- /wp:woocommerce-memberships/non-member-content --><!-- wp:woocommerce-memberships/member-content --><p>Paid.</p><!-- wp:woocommerce-memberships/member-content --><p>Paid.</p><!-- /wp:woocommerce-memberships/member-content --><p>Paid.</p><!-- /wp:woocommerce-memberships/member-content -->',
      '<p>Free.</p>',
      'what it keeps for subscribers is left out',
    ],
    [
      '<!-- wp:pms/content-restriction-start /--><!-- wp:paragraph --><p>Paid.</p><!-- /wp:paragraph --><!-- wp:pms/content-restriction-end /--><p>Free.</p>',
      '<p>Free.</p>',
      'what it keeps for subscribers is left out',
    ],
    [
      '<!-- wp:group {"um_is_restrict":true,"um_who_access":"1"} --><p>Paid.</p><!-- /wp:group --><!-- wp:group {"llms_visibility":"all"} --><p>Free.</p><!-- /wp:group -->',
      '<p>Free.</p>',
      'what it keeps for subscribers is left out',
    ],
    ['<!-- wp:block {"ref":101} /-->', '<p>Free.</p>', 'what it keeps for subscribers is left out'],
  ])('stays out: %s', (content, open, why) => {
    expect(read(content)).toEqual({ html: open, told: [why] })
  })

  it('is found in time that grows with the text', () => {
    const startedAt = performance.now()
    for (const beginning of ['[private ', '[private]', '<!-- wp:x {', '<!-- wp:acme/membership -->']) {
      read(beginning.repeat(30_000))
    }
    expect(performance.now() - startedAt).toBeLessThan(4000)
  })

  it('is not what only looks like it', () => {
    expect(read('<p>[[private]A word.[/private]]</p>').html).toContain('A word.')
    expect(html('<!-- wp:acme/team-members --><p>Ada.</p><!-- /wp:acme/team-members -->')).toBe('<p>Ada.</p>')
  })
})
