import type * as v from 'valibot'

/** What valibot says where a schema says nothing itself: it talks of types and keys. */
const ownSentence = /^Invalid /

/** What is wrong with a part of what was handed in, in words that go after its name; `whole` is what it is a part of. */
export function complaintOf(issue: v.BaseIssue<unknown>, whole: string): string {
  if (!ownSentence.test(issue.message)) return issue.message
  if (issue.input === undefined) return 'is missing'
  if (issue.expected === 'never') return `is not a part of ${whole}`
  return `must be ${nouns[issue.expected ?? ''] ?? issue.expected ?? 'something else'}`
}

const nouns: Record<string, string> = { Object: 'an object', Array: 'a list' }
