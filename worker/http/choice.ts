import * as v from 'valibot'
import type { Site } from '../domain/site.ts'
import type { Parts } from '../domain/spelling.ts'
import { type Surroundings, surroundings } from '../domain/surroundings.ts'
import { type Look, lookParameters, readLook } from './look.ts'
import { ProblemError } from './problems.ts'
import { parameterInvalid, type Query, readQuery, refuseUnknown } from './query.ts'
import { type AskedPage, feedParameters, readQuestion } from './question.ts'

/** What somebody chose for their page. */
export interface ReadChoice {
  asked: AskedPage
  look: Look
  /** The look, spelled for an address. */
  spelled: Parts
  /** What only the element with its script can do, spelled as its attributes. */
  scripted: Parts
  around: Surroundings
}

export interface Refusal {
  parameter: string
  /** What is wrong with it, without its name. */
  detail: string
}

/** Attributes that mean nothing without a script. `more` may say what a frame understands, too. */
const scriptedParameters = v.strictObject({
  more: v.optional(v.picklist(['link', 'button', 'none'], 'must be one of link, button, none')),
  reserve: v.optional(
    v.pipe(v.string(), v.regex(/^(auto|none|[1-9]\d{0,3})$/, 'must be auto, none or a number of pixels')),
  ),
})

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
    const known = { ...feedParameters.entries, ...lookParameters.entries, ...scriptedParameters.entries }
    refuseUnknown(query, ['around', ...Object.keys(known)])
    const { around, reserve, more, ...listed } = query
    const scripted = readScripted({ ...(more ? { more } : {}), ...(reserve ? { reserve } : {}) })
    const { look, spelled, rest } = readLook({ ...listed, ...(more && !scripted.more ? { more } : {}) })
    const asked = readQuestion({ limit: [`${limit}`], ...rest }, site.locale)
    return { asked, look, spelled, scripted, around: readSurroundings(around?.[0] ?? 'plain') }
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.parameter) throw error
    return { refusal: { parameter: error.parameter, detail: error.detail.replace(`${error.parameter}: `, '') } }
  }
}

function readScripted(query: Query): Parts {
  const { more, reserve } = readQuery(scriptedParameters, query)
  return { more: more === 'button' ? more : undefined, reserve: reserve === 'auto' ? undefined : reserve }
}

function readSurroundings(text: string): Surroundings {
  if (Object.hasOwn(surroundings, text)) return text as Surroundings
  throw parameterInvalid('around', `must be one of ${Object.keys(surroundings).join(', ')}`)
}
