import { describe, expect, it } from 'vitest'
import { readBody } from '../../worker/body/read-body.ts'
import { articleFromItem, baseOfItem } from '../../worker/domain/article-from-item.ts'
import type { Feed } from '../../worker/feeds/feed.ts'
import { lookAt, nothingKnown } from '../../worker/sources/look.ts'
import { aroundCases } from '../fixtures/conformance/around.ts'
import { atomCases } from '../fixtures/conformance/atom.ts'
import { type Case, type Expected, place } from '../fixtures/conformance/case.ts'
import { dateCases } from '../fixtures/conformance/dates.ts'
import { jsonCases } from '../fixtures/conformance/json.ts'
import { cdfCases, channelCases, itemCases, namespaceCases, rdfCases } from '../fixtures/conformance/rss.ts'
import { textCases } from '../fixtures/conformance/text.ts'

const cases = [
  ...[...channelCases, ...itemCases, ...rdfCases, ...cdfCases, ...namespaceCases],
  ...[...atomCases, ...aroundCases, ...textCases, ...dateCases, ...jsonCases],
]

/** Where we hand on something else, and why. */
const exceptions: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...['channel_link', 'item_link', 'item_description', 'item_content_encoded', 'item_fullitem', 'item_body'],
      ...['feed_link', 'entry_link', 'entry_id', 'entry_content', 'entry_content_inline', 'entry_content_base64'],
      ...['entry_summary', 'entry_summary_inline', 'entry_summary_base64'],
    ].map((name) => [
      `base/http_${name}_base_content_location`,
      'Content-Location does not say any more what addresses are relative to (RFC 7231, appendix B)',
    ]),
  ),
  'base/http_entry_id_base_docuri': 'a guid is compared as it is written (RFC 4287, 4.2.6.1)',
  'rss/item_description_and_summary':
    'the description is the text; a summary beside it is not told from podcasts’ ones',
  'rss/item_summary_and_description': 'the description is the text, wherever it stands',
  'rss/entity_in_doctype_backslash': 'no entity of a feed’s own is ever expanded',
  'itunes/itunes_item_category_nested': 'a shelf within a shelf of Apple’s shop is no tag',
  'lang/entry_title_xml_lang_inherit_3': 'an article has one language: that of its text',
  'lang/entry_title_xml_lang_inherit_4': 'an article has one language: that of its text',
  'illformed/chardet/windows1255': 'an encoding that nobody names is not guessed from the frequency of letters',
  'illformed/chardet/euckr': 'an encoding that nobody names is not guessed from the frequency of letters',
  'test_date_parsers/rfc822_bad_time': 'the day is right, though the time is none',
  'json/title-value-type-incorrect': 'the first of a list where one is expected',
  'json/author-value-type-incorrect': 'the first of a list where one is expected',
  'json/home_page_url-value-type-incorrect': 'a number where text is expected is read as its digits',
}

const site = { url: 'https://newsclip.example', locale: 'en' } as Parameters<typeof lookAt>[2]
const fetchedAt = Date.UTC(2024, 5, 4)

async function feedOf([, feed, , headers = {}]: Case): Promise<Feed> {
  const outside = { fetch: async () => new Response(feed, { headers }), resolve: async () => ['1.1.1.1'], allowed: [] }
  const look = await lookAt(place, nothingKnown, site, outside, fetchedAt)
  if (look.kind !== 'feed') throw new Error(`no feed but ${JSON.stringify(look)}`)
  return look.feed
}

async function read(one: Case): Promise<Expected> {
  const feed = await feedOf(one)
  const [item] = feed.items
  const about = {
    feedTitle: feed.title,
    feedUrl: feed.url && (URL.parse(feed.url, place)?.href ?? feed.url),
    feedLanguage: feed.language,
    items: feed.items.length,
  }
  if (!item) return about
  const source = { key: 'k', publisher: 'P', category: 'General', language: 'en', base: place, fetchedAt }
  const article = articleFromItem({ ...item, language: item.language ?? feed.language }, source)
  const body = article.body ? readBody(article.body, baseOfItem(item, source)) : { html: '' }
  return {
    ...about,
    title: article.title,
    url: item.url && URL.parse(item.url, place)?.href,
    guid: item.guid,
    published: iso(item.publishedAt),
    updated: iso(item.updatedAt),
    author: article.author,
    tags: article.tags,
    body: 'refusal' in body ? body.refusal : body.html,
    summary: article.summary,
    image: article.image?.url,
    language: article.language,
  }
}

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().replace(/\.\d+Z/, 'Z')
}

/** What of a case we hand on otherwise than they expect; nothing when all is as they do. */
async function differenceOf(one: Case): Promise<string> {
  const [, , expected] = one
  try {
    const found = await read(one)
    const keys = Object.keys(expected) as (keyof Expected)[]
    return keys
      .filter((key) => JSON.stringify(found[key]) !== JSON.stringify(expected[key]))
      .map((key) => `${key}: ${JSON.stringify(found[key])} for ${JSON.stringify(expected[key])}`)
      .join('; ')
  } catch (error) {
    return String(error)
  }
}

describe('the questions of the Universal Feed Parser', () => {
  it('are each asked once', () => {
    const names = cases.map(([name]) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([])
  })

  it('are answered as it expects in 95 of 100 cases and more, and otherwise for a reason', {
    timeout: 60_000,
  }, async () => {
    const differences: Record<string, string> = {}
    const score: Record<string, [right: number, all: number]> = {}
    for (const one of cases) {
      const [name] = one
      const difference = await differenceOf(one)
      const folder = name.replace(/\/[^/]+$/, '')
      score[folder] ??= [0, 0]
      score[folder][1] += 1
      if (difference) differences[name] = difference
      else score[folder][0] += 1
    }
    const right = cases.length - Object.keys(differences).length
    const rooms = Object.entries(score).map(([folder, [ours, all]]) => `${folder} ${ours}/${all}`)
    console.info(`${right} of ${cases.length} cases as they expect: ${rooms.join(', ')}`)
    const unexplained = Object.entries(differences).filter(([name]) => !exceptions[name])
    expect(unexplained).toEqual([])
    expect(Object.keys(exceptions).filter((name) => !differences[name])).toEqual([])
    expect(right / cases.length).toBeGreaterThanOrEqual(0.95)
  })
})
