import type { ProblemNote } from './problem-notes.ts'

/** A request as one types it into a shell. */
export function commandOf(
  siteUrl: string,
  { method, path, headers = {} }: NonNullable<ProblemNote['request']>,
): string {
  const options = [
    ...(method ? [`--request ${method}`] : []),
    ...Object.entries(headers).map(([name, value]) => `--header '${name}: ${value}'`),
  ]
  return ['curl', ...options, `'${siteUrl}${path}'`].join(' ')
}
