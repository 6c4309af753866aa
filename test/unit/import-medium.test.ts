import { describe, expect, it } from 'vitest'
import { articleOf, htmlOf, readContent, readExport, saveFiles, shortly } from '../support/exports.ts'
import { zipOf } from '../support/zip.ts'

const name = 'posts/2026-03-02_Harbour-reopens-efefef121212.html'
const footer = `<footer><p class="p-tags">Tagged in <a href="https://medium.com/tag/ferries" class="p-tag">Ferries</a></p>
<p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada Brandt</a> on <a href="https://medium.com/p/efefef121212"><time class="dt-published" datetime="2026-03-02T08:00:00.123Z">March 2</time></a>.</p>
<p><a href="https://medium.com/@ada/harbour-reopens-efefef121212" class="p-canonical">Canonical link</a></p></footer>`

function page(grafs: string, { title = 'Harbour reopens', end = footer } = {}): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><article class="h-entry">
<header><h1 class="p-name">${title}</h1></header>
<section data-field="subtitle" class="p-summary">After the storm</section>
<section data-field="body" class="e-content"><section name="1" class="section section--body section--first">
<div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner">
${grafs}</div></div></section></section>${end}</article></body></html>`
}

const heading = `<h3 class="graf graf--h3 graf--leading graf--title">Harbour reopens</h3>
<h4 class="graf graf--h4 graf-after--h3 graf--subtitle">After the storm</h4>`
const picture = `<figure class="graf graf--figure"><img class="graf-image" data-width="800" data-height="600" src="https://cdn.example/crane.jpeg" alt="A crane"><figcaption class="imageCaption">The <em>new</em> crane</figcaption></figure>`

/** A post of that name and text, on one line. */
async function read(grafs: string, { file = name, ...options }: { file?: string; title?: string; end?: string } = {}) {
  const [entry] = await readExport(saveFiles({ [file]: page(grafs, options) }))
  return entry
}

const flat = (html: string) => html.replaceAll(/\s*\n\s*/g, '')

describe('an export of Medium', () => {
  it('gives its posts with all that is known of them, and none of it twice', async () => {
    const entry = await read(`${heading}${picture}<p class="graf graf--p">Ferries run.</p>`)
    expect(entry).toMatchObject({
      article: {
        ...{ title: 'Harbour reopens', slug: 'harbour-reopens', summary: 'After the storm', tags: ['Ferries'] },
        ...{ author: 'Ada Brandt', publishedAt: '2026-03-02T08:00:00.123Z' },
        image: {
          url: 'https://cdn.example/crane.jpeg',
          width: 800,
          height: 600,
          alt: 'A crane',
          credit: 'The new crane',
        },
        origin: { source: 'medium.com', guid: 'https://medium.com/p/efefef121212' },
      },
      oldAddresses: ['https://medium.com/@ada/harbour-reopens-efefef121212', '/p/efefef121212'],
    })
    expect(flat(htmlOf(entry))).toBe('<p>Ferries run.</p>')
  })

  it('keeps pictures that stand within the text, and headings that are not the title', async () => {
    const entry = await read(
      `<h3 class="graf graf--h3 graf--title">Harbour reopens</h3><p class="graf graf--p">Ferries run.</p>${picture}<h3 class="graf graf--h3">Why</h3>`,
    )
    expect(articleOf(entry).image).toBeUndefined()
    expect(flat(htmlOf(entry))).toBe(
      '<p>Ferries run.</p><figure><img src="https://cdn.example/crane.jpeg" alt="A crane"><figcaption>The <em>new</em> crane</figcaption></figure><h3>Why</h3>',
    )
  })

  it('leads to code that stands elsewhere', async () => {
    const code =
      '<figure class="graf graf--figure graf--iframe"><script src="https://gist.github.com/ada/0f1e.js?file=tide.ts"></script></figure>'
    expect(flat(htmlOf(await read(`<p class="graf graf--p">Tides:</p>${code}`)))).toBe(
      '<p>Tides:</p><figure><p><a href="https://gist.github.com/ada/0f1e">https://gist.github.com/ada/0f1e</a></p></figure>',
    )
  })

  it('has drafts, and responses, which are no posts', async () => {
    const words = '<p class="graf graf--p">I agree.</p>'
    const draft = await read(`${heading}${words}`, {
      file: 'posts/draft_Not-yet-ababab343434.html',
      end: '<footer></footer>',
    })
    const response = await read(words, { title: 'I agree.' })
    expect(shortly([draft, response].flatMap((one) => one ?? []))).toEqual([
      'draft Harbour reopens',
      'skipped response',
    ])
  })

  it('may be a zip, with lists of other things beside the posts', async () => {
    const text = page(`${heading}<p class="graf graf--p">Ferries run.</p>`)
    const files = {
      [name]: text,
      'claps/claps-0001.html': '<html><body><ul><li class="h-cite">A clap</li></ul></body></html>',
    }
    const folder = saveFiles({ 'medium-export.zip': zipOf(files), ...files })
    expect(shortly(await readExport(`${folder}/medium-export.zip`))).toEqual(['article Harbour reopens'])
    expect(shortly(await readContent(text, {}, 'a.html'))).toEqual(['article Harbour reopens'])
  })
})
