import type { Context } from 'hono'
import { type Accept, parseAccept } from 'hono/utils/accept'
import { type FormatName, formats } from '../domain/formats.ts'
import type { App } from '../env.ts'
import { ProblemError } from './problems.ts'

/**
 * The format in which the caller wants the answer.
 *
 * @throws ProblemError when none of those offered will do.
 */
export function chooseFormat<Format extends FormatName>(c: Context<App>, offered: readonly Format[]): Format {
  const mediaTypes = offered.map((format) => formats[format].mediaType)
  const chosen = negotiate(c, mediaTypes)
  const format = offered.find((one) => formats[one].mediaType === chosen)
  if (!format) throw new ProblemError('not-acceptable', `Offered here: ${mediaTypes.join(', ')}.`)
  return format
}

/** How well a media type fits what a caller accepts. */
interface Fit {
  /** 0 for what the caller does not want, up to 1. */
  quality: number
  /** 0 for anything at all, 1 for a kind of type, 2 for the type by name. */
  precision: number
}

/**
 * The one of the offered media types that the caller likes best (RFC 9110, 12.5.1), or undefined when none will do. The
 * most precise range speaks for a type. Of equally liked types one that was named goes before one that falls under a
 * wildcard, as programs mean it that name a type and add that anything will do; then the order of the offer decides.
 * Parameters other than the quality are overlooked.
 *
 * Says `Vary: Accept` of whatever is answered, a problem too.
 */
export function negotiate<MediaType extends string>(
  c: Context<App>,
  offered: readonly MediaType[],
): MediaType | undefined {
  c.header('Vary', 'Accept', { append: true })
  const header = c.req.header('Accept')?.trim()
  if (!header) return offered[0]
  const accepted = parseAccept(header)
  const fitting = offered
    .map((mediaType) => ({ mediaType, fit: fitOf(mediaType, accepted) }))
    .filter(({ fit }) => fit.quality > 0)
    .toSorted((one, other) => other.fit.quality - one.fit.quality || other.fit.precision - one.fit.precision)
  return fitting[0]?.mediaType
}

function fitOf(mediaType: string, accepted: Accept[]): Fit {
  const [kind] = mediaType.split('/')
  const ranges = ['*/*', `${kind}/*`, mediaType]
  const fits = accepted.map(({ type, q }) => ({ quality: q, precision: ranges.indexOf(type.toLowerCase()) }))
  const most = fits.toSorted((one, other) => other.precision - one.precision)[0]
  return most && most.precision >= 0 ? most : { quality: 0, precision: 0 }
}
