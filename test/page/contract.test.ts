import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import examples from '../../scripts/openapi-examples.json' with { type: 'json' }
import type { ArticleList, Problem, TagList } from '../../worker/contract.ts'
import { problemNotes } from '../../worker/openapi/problem-notes.ts'
import type { OpenApi, WrittenParameter } from '../../worker/openapi/shape.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'
import { askExamples } from '../support/examples.ts'

let site: DemoSite

beforeAll(async () => {
  site = await serveDemoSite()
}, 180_000)

afterAll(() => site?.close())

/** The parameters of a list as the site itself tells them. */
async function parametersOf(path: string): Promise<WrittenParameter[]> {
  const response = await fetch(`${site.url}/openapi.json`)
  const { paths } = (await response.json()) as OpenApi
  return paths[path]?.get?.parameters ?? []
}

function spell(value: unknown): string {
  return encodeURIComponent(Array.isArray(value) ? value.join() : String(value))
}

describe('the contract on the demo', () => {
  it.each([
    ['/api/v1/articles', 'limit=20'],
    ['/api/v1/tags', 'limit=20'],
  ])('has an example for each parameter of %s, and each finds something', async (path, beside) => {
    const parameters = (await parametersOf(path)).filter(({ schema }) => schema.default === undefined)
    expect(parameters.length).toBeGreaterThan(2)
    for (const { name, example, examples = {} } of parameters) {
      const values = [example, ...Object.values(examples).map(({ value }) => value)].filter((one) => one !== undefined)
      expect(values.length, name).toBeGreaterThan(0)
      for (const value of values) {
        const response = await fetch(`${site.url}${path}?${name}=${spell(value)}&${beside}`)
        expect(response.status, `${name}=${value}`).toBe(200)
        const answer = (await response.json()) as Partial<ArticleList & TagList>
        expect(answer.articles?.length ?? answer.tags?.length, `${name}=${value}`).toBeGreaterThan(0)
      }
    }
  })

  it.each(Object.entries(problemNotes).filter(([, { request }]) => request))(
    'has the problem %s at the request that is told',
    async (name, { request, detail, parameter }) => {
      const { path, ...init } = request ?? { path: '' }
      const response = await fetch(site.url + path, init)
      const problem = (await response.json()) as Problem
      expect(problem).toMatchObject({ type: `${site.url}/problems/${name}`, detail })
      expect(problem.parameter).toBe(parameter)
    },
  )

  // Last, because some of the examples write.
  it('answers the example requests as is told; `npm run examples` writes down what it answers', async () => {
    expect(await askExamples(site)).toEqual(examples)
  })
})
