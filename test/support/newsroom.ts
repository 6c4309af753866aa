import { env } from 'cloudflare:workers'
import type { ArticleInput } from '../../worker/contract.ts'
import { listArticles } from '../../worker/database/list-articles.ts'
import { openDatabase } from '../../worker/database/open.ts'
import { saveArticles } from '../../worker/database/save-articles.ts'
import type { Card } from '../../worker/domain/article.ts'
import { candidateFromInput } from '../../worker/domain/candidate.ts'
import type { Actor } from '../../worker/domain/editor-token.ts'
import type { Stretch } from '../../worker/domain/page.ts'
import type { Question } from '../../worker/domain/question.ts'

/** A time at which everything in the newsroom has been published. */
export const today = Date.UTC(2026, 5, 1)

/** Ada, Bo and Chipo write for a small paper. */
export const newsroom = {
  harbour: {
    title: 'The harbour gets a second crane',
    slug: 'harbour-crane',
    summary: 'Two ships can be unloaded at once from autumn on.',
    body: { html: '<p>The council voted for the crane on Monday night.</p>' },
    category: 'General',
    tags: ['Harbour', 'Trade', 'Council'],
    author: 'Ada Brandt',
    publishedAt: '2026-03-01T08:00:00Z',
    source: { url: 'https://harbour.example/minutes', publisher: 'Harbour board', title: 'Minutes' },
  },
  library: {
    title: 'Library opens on Sundays',
    slug: 'library-sundays',
    body: { html: '<p>Readers asked for it. The council agreed.</p>' },
    category: 'General',
    tags: ['Library', 'Council'],
    author: 'Bo Chen',
    publishedAt: '2026-03-02T08:00:00Z',
  },
  ferry: {
    title: 'Ferry to the islands returns',
    slug: 'ferry-returns',
    body: { text: 'The ferry sails twice a day.\n\nTickets are sold on board.' },
    category: 'Transport',
    tags: ['Harbour', 'Islands'],
    author: 'Chipo Dube',
    publishedAt: '2026-03-03T08:00:00Z',
  },
} satisfies Record<string, ArticleInput>

/** Hands articles in, as an editor would; their bodies are taken as safe. */
export async function save(...inputs: ArticleInput[]) {
  return saveAt(today, ...inputs)
}

/** Whose token is used where it does not matter. */
export const ada: Actor = { name: 'Ada', scopes: ['articles'] }

export async function saveAt(now: number, ...inputs: ArticleInput[]) {
  const candidates = await Promise.all(inputs.map((input) => candidateFromInput(input, safeBody(input), 'en')))
  return saveArticles(database(), candidates, ada, now)
}

export function database() {
  return openDatabase(env.DB, 'first-primary')
}

/** The cards that answer a question, as the database gives them out. */
export async function listCards(question: Question, stretch: Stretch): Promise<Card[]> {
  return (await listArticles(database(), question, stretch, stretch.below)).cards
}

function safeBody({ body = { text: '' } }: ArticleInput) {
  const [html] = Object.values(body) as [string]
  return { html, text: html.replaceAll(/<[^>]*>/g, '') }
}
