import type { SharePicture } from '../../worker/contract.ts'
import { drawSharePicture } from '../../worker/drawing/draw.ts'
import type { LoadFont } from '../../worker/drawing/fonts.ts'
import { fetchOutside } from '../../worker/fetching/fetch-outside.ts'
import type { Instance } from '../newsclip/instance.ts'
import { openOutside } from '../outside.ts'

export type PictureOutcome = 'kept' | 'drawn' | 'no-letters' | 'gone'

const heroLimits = { maxBytes: 10_000_000, timeoutMs: 20_000 }

/**
 * Draws an article's share picture here and hands it in, unless the instance has it.
 *
 * @throws when the instance does not answer as it should.
 */
export async function drawMissing(instance: Instance, slug: string, load: LoadFont): Promise<PictureOutcome> {
  const address = `${instance.url}/api/v1/articles/${encodeURIComponent(slug)}/share-picture`
  const asked = await fetch(address, { headers: headersFor(instance) })
  if (asked.status === 404) return 'gone'
  const { version, isKept, wanted, heroUrl } = (await soundly(asked).json()) as SharePicture
  if (isKept) return 'kept'
  const hero = heroUrl === null ? null : await findHero(instance, heroUrl)
  const drawn = await drawSharePicture(wanted, hero, load)
  if ('refusal' in drawn) return drawn.refusal
  const headers = { ...headersFor(instance), 'Content-Type': 'image/png' }
  const handedIn = await fetch(`${address}/${version}`, { method: 'PUT', headers, body: drawn.png })
  // It was changed or withdrawn in this very moment; the next run finds it as it is then.
  if (handedIn.status === 404 || handedIn.status === 422) return 'gone'
  soundly(handedIn)
  return 'drawn'
}

function headersFor({ token }: Instance) {
  return { Authorization: `Bearer ${token}` }
}

function soundly(response: Response): Response {
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}.`)
  return response
}

/** Addresses in articles are strangers' here as well; only the instance itself may be on this machine. */
async function findHero({ url }: Instance, heroUrl: string): Promise<Uint8Array | null> {
  const result = await fetchOutside(heroUrl, { limits: heroLimits }, openOutside([url]))
  return 'fetched' in result && result.fetched.status === 200 ? result.fetched.bytes : null
}
