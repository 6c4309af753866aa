import type { Site } from '../domain/site.ts'
import type { Parts } from '../domain/spelling.ts'
import { type Surroundings, surroundings } from '../domain/surroundings.ts'
import { type Look, lookParameters, readLook } from './look.ts'
import { ProblemError } from './problems.ts'
import { parameterInvalid, type Query, refuseUnknown } from './query.ts'
import { type AskedPage, feedParameters, readQuestion } from './question.ts'

/** What somebody chose for their page. */
export interface ReadChoice {
  asked: AskedPage
  look: Look
  /** The look, spelled for an address. */
  spelled: Parts
  around: Surroundings
}

export interface Refusal {
  parameter: string
  detail: string
}

/** What a form's address says: a field that was left empty is no choice, and several boxes of one name are one list. */
export function readGiven(query: Query): Record<string, string> {
  const given = Object.entries(query).map(([name, values]) => [name, values.filter((value) => value.trim()).join(',')])
  return Object.fromEntries(given.filter(([, value]) => value))
}

/** Reads the choice, or says which part of it cannot be understood: a form tells that beside the field. */
export function readChoice(
  given: Record<string, string>,
  site: Site,
  limit: number,
): ReadChoice | { refusal: Refusal } {
  const query = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]))
  try {
    refuseUnknown(query, ['around', ...Object.keys({ ...feedParameters.entries, ...lookParameters.entries })])
    const { around, ...listed } = query
    const { look, spelled, rest } = readLook(listed)
    const asked = readQuestion({ limit: [`${limit}`], ...rest }, site.locale)
    return { asked, look, spelled, around: readSurroundings(around?.[0] ?? 'plain') }
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.parameter) throw error
    return { refusal: { parameter: error.parameter, detail: error.detail } }
  }
}

function readSurroundings(text: string): Surroundings {
  if (Object.hasOwn(surroundings, text)) return text as Surroundings
  throw parameterInvalid('around', `must be one of ${Object.keys(surroundings).join(', ')}`)
}
