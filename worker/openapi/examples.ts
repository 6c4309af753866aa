/** What the demo answered to the examples of each operation, by its id and the example's name. */
export type ExampleAnswers = Record<string, Record<string, unknown>>

const path = '/openapi-examples.json'

/**
 * The examples that scripts/build-examples.ts put among the static files.
 *
 * @throws when they are not there.
 */
export async function findExamples(assets: Fetcher): Promise<ExampleAnswers> {
  // Static files are found by their path, whatever the host.
  const response = await assets.fetch(`https://assets.invalid${path}`)
  if (!response.ok) throw new Error(`${path} is not among the static files (${response.status}): npm run build`)
  return response.json()
}
