import { createClient, type Instance } from '../import/client.ts'
import { inputFromDemoArticle, listDemoArticles } from './list-articles.ts'

/** Publishes the demo newsroom on an instance: all of it in one request, so that there is never half of it. */
export async function seed(instance: Instance): Promise<{ added: number }> {
  const lines = listDemoArticles().map((article) => JSON.stringify(inputFromDemoArticle(article, instance.url)))
  const answer = await createClient(instance)(lines)
  if ('failure' in answer) throw new Error(answer.failure.sentence)
  const { added, outcomes } = answer.report
  for (const one of outcomes) if (one.outcome === 'refused') console.error(`Demo article ${one.line} ${one.detail}`)
  return { added }
}
