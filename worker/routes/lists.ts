import { type Context, Hono } from 'hono'
import { listUrl } from '../domain/addresses.ts'
import { type FormatName, formatNames, formats } from '../domain/formats.ts'
import { spellQuestion } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { formatLinks } from '../http/links.ts'
import { chooseFormat } from '../http/negotiation.ts'
import { queryOf } from '../http/query.ts'
import { defaultLimit, formatParameters } from '../http/question.ts'
import { answerList } from './answer-list.ts'
import { type FoundList, findList } from './find-list.ts'

/** One query, all formats: by `Accept` on the bare address, or by the address's extension. */
export const lists = new Hono<App>().get('/articles', async (c) => {
  const format = chooseFormat(c, formatNames)
  const found = await findListIn(c, format)
  if (format !== 'json') c.header('Content-Location', found.places.self)
  return answerList(c, found, format)
})

for (const format of formatNames) {
  lists.get(`/articles.${format}`, async (c) => answerList(c, await findListIn(c, format), format))
}

async function findListIn(c: Context<App>, format: FormatName): Promise<FoundList> {
  const { site } = c.var
  const address = listUrl(site, format)
  const found = await findList(c, queryOf(c.req), {
    spell: (question, wanted) => address + spellQuestion(question, wanted, defaultLimit),
    // Cards on pages of others; the rest is for feed readers and programs.
    lifetime: format === 'json' ? 'embedded' : 'timeline',
    ...(format === 'json' ? {} : { parameters: formatParameters, whole: formats[format].whole }),
  })
  const { headers } = found
  return { ...found, headers: { ...headers, Link: `${headers.Link}, ${formatLinks(site, format, found.asked)}` } }
}
