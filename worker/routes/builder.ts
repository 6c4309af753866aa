import { type Context, Hono } from 'hono'
import { shownPieces } from '../../widget/layouts.ts'
import type { ArticleList } from '../contract.ts'
import { listTags } from '../database/labels.ts'
import { listPage } from '../database/list-page.ts'
import { isPadded } from '../domain/card-room.ts'
import { writeFeedModule } from '../domain/feed-module.ts'
import { feedFrameSize } from '../domain/frame-size.ts'
import { hashSourceOf } from '../domain/hash-source.ts'
import { listPageUrl } from '../domain/list-page.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { locales } from '../domain/locales.ts'
import { pageOf, stretchFor } from '../domain/page.ts'
import { presentCards } from '../domain/present.ts'
import { everything } from '../domain/question.ts'
import { partsOf, spellParts } from '../domain/spelling.ts'
import { listKindOf, titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { findBundle, findVersions } from '../http/bundle.ts'
import { freshHeaders, listCacheTags, navigationCacheTag } from '../http/caching.ts'
import { type ReadChoice, readChoice, readGiven } from '../http/choice.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf } from '../http/query.ts'
import type { Choice } from '../pages/builder/choice.ts'
import { type BuilderResult, renderBuilderPage } from '../pages/builder/page.ts'
import { previewCss, renderPreview } from '../pages/builder/preview.ts'
import { writePolicies, writeSnippets } from '../pages/builder/snippets.ts'
import { builderPolicy } from '../pages/inlined.ts'
import { answerPage } from './answer-page.ts'
import { feedLimit } from './find-feed.ts'

/** Tags that the form offers before anything was typed. */
const offeredTags = 30

/** Where site owners put their box together, and see it in pages of all kinds. The address holds the choice. */
export const builder = new Hono<App>()
  .get('/', async (c) => {
    const { db, site, now, horizon } = c.var
    const given = readGiven(queryOf(c.req))
    const read = readChoice(given, site, feedLimit)
    const asked = 'refusal' in read ? undefined : read.asked
    const question = asked?.question ?? everything
    const [found, tags] = await Promise.all([
      listPage(db, question, stretchFor(question, undefined, asked?.limit ?? feedLimit, horizon), horizon),
      listTags(db, { prefix: '', category: undefined, sort: 'count', limit: offeredTags, after: undefined }, horizon),
    ])
    const result = 'refusal' in read ? undefined : await resultOf(c, read, given, found)
    const content = {
      given,
      result,
      categories: found.categories,
      tags: tags.labels,
      locales: Object.keys(locales),
      refusal: 'refusal' in read ? read.refusal : undefined,
    }
    const frame = { site, categories: found.categories, canonical: `${site.url}/embed${spellParts(given)}` }
    return answerPage(c, renderBuilderPage(frame, content), {
      ...freshHeaders('timeline', found.freshness, now),
      'Cache-Tag': [...listCacheTags(question), navigationCacheTag].join(),
      'Content-Security-Policy': builderPolicy,
    })
  })
  .get('/preview', async (c) => {
    const { db, site, now, horizon } = c.var
    const read = readChoice(readGiven(queryOf(c.req)), site, feedLimit)
    if ('refusal' in read) {
      const { parameter, detail } = read.refusal
      throw new ProblemError('parameter-invalid', detail, { parameter })
    }
    const { question, limit } = read.asked
    const found = await listPage(db, question, stretchFor(question, undefined, limit, horizon), horizon)
    const choice = choiceOf(c, read, found)
    const style = previewCss(choice, read.around)
    return c.html(renderPreview(choice, read.around, style), 200, {
      ...freshHeaders('timeline', found.freshness, now),
      'Cache-Tag': listCacheTags(question).join(),
      'Content-Security-Policy': await previewPolicy(site.url, style),
    })
  })

type Found = Awaited<ReturnType<typeof listPage>>

async function resultOf(
  c: Context<App>,
  read: ReadChoice,
  given: Record<string, string>,
  found: Found,
): Promise<BuilderResult> {
  const { site } = c.var
  const { question, limit } = read.asked
  const choice = choiceOf(c, read, found)
  const { cards, next, prev } = pageOf(found, question, undefined, limit)
  const articles = presentCards(cards, site, choice.locale ?? site.locale)
  const list: ArticleList = { title: titleOf(question, cards, site, found), articles, next, prev }
  const [bundle, { latest, newest }] = await Promise.all([findBundle(c.env.ASSETS), findVersions(c.env.ASSETS)])
  const module = writeFeedModule(bundle, { query: '', list, show: choice.show })
  return {
    previewUrl: `${site.url}/embed/preview${spellParts(given)}`,
    snippets: writeSnippets(
      choice,
      feedFrameSize({ ...choice, properties: read.look.properties, padded: isPadded(choice) }, noLimits),
      latest,
    ),
    policies: writePolicies(choice),
    weight: {
      // Brotli at its best takes longer than a request may. What a list adds is nearly the same in either.
      bytes: newest.brotliBytes + (await gzipped(module)) - (await gzipped(bundle)),
      pictures: choice.show.includes('image') ? articles.filter(({ image }) => image).length : 0,
      articles: articles.length,
    },
  }
}

const noLimits = { maxWidth: undefined, maxHeight: undefined }

function choiceOf(c: Context<App>, { asked, look, spelled, scripted }: ReadChoice, found: Found): Choice {
  const { site } = c.var
  const { question, limit, locale } = asked
  const { locale: _, ...parts } = partsOf(question, asked, feedLimit)
  const { columns, ...attributes } = spelled
  const isColumns = ([name]: [string, string]) => name === '--newsclip-columns'
  const title = titleOf(question, found.cards, site, found)
  const words = writeListWords(locale ?? resolveLocale(site.locale, site.locale), {
    kind: listKindOf(question),
    title,
    articleCount: limit,
  })
  return {
    site,
    question: parts,
    look: { ...withoutProperties(attributes, look.properties), columns },
    scripted,
    properties: look.properties.filter((property) => !isColumns(property)),
    locale,
    layout: look.layout,
    theme: look.theme,
    show: shownPieces(look.layout, { category: question.category, show: look.show, hide: look.hide }),
    columns: columns ? Number(columns) : undefined,
    articleCount: limit,
    hasButton: scripted.more === 'button' && found.cards.length > limit,
    heading: look.heading ?? words.heading,
    seeAll:
      question.category && look.more === 'link' && !scripted.more && !look.hide.includes('more') ? words.seeAll : '',
    moreUrl: listPageUrl(site, question) ?? `${site.url}/`,
  }
}

/** Colours and sizes are custom properties of the element, not attributes. */
function withoutProperties(spelled: ReadChoice['spelled'], properties: [string, string][]): ReadChoice['spelled'] {
  const names = new Set(properties.map(([name]) => name.replace('--newsclip-', '')))
  return Object.fromEntries(Object.entries(spelled).filter(([name]) => !names.has(name)))
}

async function gzipped(text: string): Promise<number> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(stream).arrayBuffer()).byteLength
}

/** As strict as a careful site owner's: what the element needs and nothing else, Trusted Types among it. */
async function previewPolicy(siteUrl: string, style: string): Promise<string> {
  const { origin } = new URL(siteUrl)
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `connect-src ${origin}`,
    `style-src ${await hashSourceOf(style)}`,
    'img-src *',
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}
