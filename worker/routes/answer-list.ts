import type { Context } from 'hono'
import type { ArticleList } from '../contract.ts'
import { contentType, type FormatName } from '../domain/formats.ts'
import { joined } from '../domain/joined.ts'
import { writeListWords } from '../domain/list-words.ts'
import { presentCards, presentFacets } from '../domain/present.ts'
import type { Site } from '../domain/site.ts'
import { fullTitle, listKindOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import type { OutgoingFeed } from '../feeds/outgoing.ts'
import { writeAtom } from '../feeds/write-atom.ts'
import { writeJsonFeed } from '../feeds/write-json-feed.ts'
import { writeList } from '../feeds/write-list.ts'
import { writeRss } from '../feeds/write-rss.ts'
import { writtenFrom } from '../http/validated.ts'
import { writeCards } from '../http/written-cards.ts'
import type { FoundList } from './find-list.ts'

const encoder = new TextEncoder()

const writers = { jsonfeed: writeJsonFeed, rss: writeRss, atom: writeAtom, md: writeList }

/** Answers a list in a format; for one that is whole the cards have to have their bodies. */
export function answerList(c: Context<App>, { headers, ...list }: FoundList, format: FormatName): Response {
  const { site } = c.var
  const { cards, ...told } = list
  const shown = cards.map(({ id }) => id)
  return writtenFrom(c, { ...told, shown }, { 'Content-Type': contentType(format), ...headers }, () =>
    format === 'json' ? writeJson(list, site) : writers[format](outgoing(list, site)),
  )
}

type Written = Omit<FoundList, 'headers'>

function writeJson({ asked, title, cards, next, prev, tags }: Written, site: Site): Uint8Array<ArrayBuffer> {
  const { question, fields, locale } = asked
  const words = locale && writeListWords(locale, { kind: listKindOf(question), title, articleCount: cards.length })
  const rest: Omit<ArticleList, 'title' | 'articles'> = {
    next,
    prev,
    ...(tags ? { facets: presentFacets(tags, site, []) } : {}),
    ...(words ? { words } : {}),
  }
  const [first, ...others] = writeCards(cards, site, { words: question.words, fields, locale })
  return joined([
    encoder.encode(`{"title":${JSON.stringify(title)},"articles":[`),
    ...(first ? [first.subarray(1)] : []),
    ...others,
    encoder.encode(`],${JSON.stringify(rest).slice(1)}`),
  ])
}

function outgoing({ asked, title, pageUrl, places, hub, cards }: Written, site: Site): OutgoingFeed {
  const locale = asked.locale ?? site.locale
  const bodyAt = (index: number) => cards[index]?.body ?? { html: '', text: '' }
  const articles = presentCards(cards, site, locale).map((card, index) => ({ ...card, body: bodyAt(index) }))
  return { site, locale, title: fullTitle(title, site), pageUrl, places, hub, articles }
}
