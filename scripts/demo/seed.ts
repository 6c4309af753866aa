import { deliverTo } from '../import/delivery.ts'
import { type Instance, openInstance } from '../newsclip/instance.ts'
import { inputFromDemoArticle, listDemoArticles } from './list-articles.ts'

/** Publishes the demo newsroom on an instance: all of it in one request, so that there is never half of it. */
export async function seed(instance: Instance): Promise<{ added: number }> {
  const lines = listDemoArticles().map((article) => JSON.stringify(inputFromDemoArticle(article, instance.url)))
  const answer = await deliverTo(openInstance(instance), instance.url).articles(lines)
  if ('failure' in answer) throw new Error(answer.failure.sentence)
  const { outcomes } = answer
  for (const [index, one] of outcomes.entries()) {
    if (one.outcome === 'refused') console.error(`Demo article ${index + 1} ${one.detail}`)
  }
  return { added: outcomes.filter(({ outcome }) => outcome === 'added').length }
}
