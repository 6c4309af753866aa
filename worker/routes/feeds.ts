import { type Context, Hono } from 'hono'
import { feedUrl, pageUrlOf } from '../domain/addresses.ts'
import { type SubscriptionName, subscriptionNames, subscriptions } from '../domain/formats.ts'
import { everything, type Question } from '../domain/question.ts'
import type { Site } from '../domain/site.ts'
import { isLabelSlug } from '../domain/slug.ts'
import { spellQuestion } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { hubLinks } from '../http/links.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf } from '../http/query.ts'
import { defaultLimit, subscriptionParameters } from '../http/question.ts'
import { answerList } from './answer-list.ts'
import { type FoundList, findList } from './find-list.ts'
import { categoryOf, findPage, tagOf } from './find-page.ts'

/** The feeds that pages announce, at addresses short enough to be typed: of the site, of a category, of a tag. */
export const feeds = new Hono<App>()

for (const name of subscriptionNames) {
  feeds
    .get(`/${name}`, (c) => answerFeed(c, name, everything))
    .get(`/categories/:slug/${name}`, (c) => answerFeed(c, name, { ...everything, category: c.req.param('slug') }))
    .get(`/tags/:slug/${name}`, (c) => answerFeed(c, name, { ...everything, all: [c.req.param('slug')] }))
}

async function answerFeed(c: Context<App>, name: SubscriptionName, question: Question): Promise<Response> {
  const { site } = c.var
  // The index folds accents: under another spelling there would be the same feed, of which no write would tell the edge.
  if (![question.category, ...question.all].every((slug) => slug === undefined || isLabelSlug(slug))) {
    throw new ProblemError('address-not-found', 'No category and no tag has this slug.')
  }
  const found = await findList(c, queryOf(c.req), {
    // The address says what the feed is of: its query is that of everything.
    spell: (asked, wanted) => feedUrl(pageUrlOf(asked, site), name) + spellQuestion(everything, wanted, defaultLimit),
    lifetime: 'timeline',
    parameters: subscriptionParameters,
    question,
    whole: true,
  })
  const title = found.cards.length ? found.title : await titleOfEmpty(c, question)
  return answerList(
    c,
    { ...withHub(found, feedUrl(pageUrlOf(question, site), name), site), title },
    subscriptions[name],
  )
}

/** The hub is told of the feed as pages announce it (worker/domain/message.ts), and of no other page or size of it. */
function withHub(found: FoundList, topic: string, { hub }: Site): FoundList {
  if (!hub || found.places.self !== topic) return found
  return { ...found, hub, headers: { ...found.headers, Link: `${found.headers.Link}, ${hubLinks(hub, topic)}` } }
}

/**
 * What a feed without articles is of: they may all be gone, or yet to come.
 *
 * @throws ProblemError when there never were any.
 */
async function titleOfEmpty(c: Context<App>, question: Question): Promise<string> {
  const found = await findPage(c, question, undefined, 1)
  if (question.category) return categoryOf(found).name
  return question.all.length ? `#${tagOf(found).name}` : c.var.site.name
}
