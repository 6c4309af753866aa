import type { ArticleInput } from '../contract.ts'
import { type Article, distinctLabels, type Label } from './article.ts'
import { canonicalAddress, sharedAddresses } from './canonical-address.ts'
import { domainOf } from './domain-of.ts'
import { fingerprintOf } from './fingerprint.ts'
import { firstWords, oneLine } from './one-line.ts'
import { type Candidate, slugsFor } from './reconcile.ts'
import { slugFromText } from './slug.ts'

const defaultCategory = 'General'

/** Characters of a summary that is taken from the body. */
const summaryLength = 220

/** What was handed in, together with its body made safe, as an article that asks to be kept. */
export async function candidateFromInput(
  input: ArticleInput,
  body: Article['body'],
  siteLanguage: string,
): Promise<Candidate> {
  const origin = input.origin ? { source: input.origin.source, guid: input.origin.guid } : null
  const article = {
    title: oneLine(input.title),
    summary: oneLine(input.summary ?? '') || firstWords(oneLine(body.text), summaryLength),
    body,
    category: label(input.category ?? defaultCategory) ?? { slug: 'general', name: defaultCategory },
    tags: distinctLabels((input.tags ?? []).flatMap((name) => label(name) ?? [])),
    image: input.image
      ? {
          url: input.image.url,
          width: input.image.width ?? null,
          height: input.image.height ?? null,
          alt: input.image.alt ?? '',
          credit: input.image.credit ?? null,
        }
      : null,
    author: input.author ?? null,
    language: input.language ?? siteLanguage,
    publishedAt: Date.parse(input.publishedAt),
    updatedAt: input.updatedAt === undefined ? null : Date.parse(input.updatedAt),
    source: input.source
      ? {
          url: input.source.url,
          publisher: input.source.publisher || (domainOf(input.source.url) ?? ''),
          title: input.source.title || null,
        }
      : null,
    sponsored: input.sponsored ?? false,
    origin,
  }
  return {
    article,
    wishedSlug: input.slug,
    slugs: slugsFor(input.slug, article.title, origin),
    address: originalOf(input),
    fingerprint: await fingerprintOf(article),
  }
}

/**
 * The canonical address of the original, by which what somebody handed in is known when its name is another. Undefined
 * for what nobody did, for what says that it has none, and for a site as a whole, which is the original of many.
 */
export function originalOf({ origin, source }: Sourced): string | undefined {
  const address = origin && (origin.address === undefined ? source?.url : origin.address)
  return address ? canonicalAddress(address) : undefined
}

interface Sourced {
  origin?: { guid: string; address?: string | null | undefined } | null | undefined
  source?: { url: string } | null | undefined
}

/** The candidates, without the addresses that several of one source have under different titles. */
export function withOwnAddresses(candidates: Candidate[]): Candidate[] {
  const key = ({ address, article: { origin } }: Candidate) => `${origin?.source} ${address}`
  const addressed = candidates.filter(({ address }) => address !== undefined)
  if (new Set(addressed.map(key)).size === addressed.length) return candidates
  // Of two that are one and the same article the last counts.
  const each = new Map(addressed.map((one) => [`${key(one)} ${one.article.origin?.guid}`, one]))
  const shared = sharedAddresses([...each.values()].map((one) => ({ address: key(one), title: one.article.title })))
  return candidates.map((one) => (shared.has(key(one)) ? { ...one, address: undefined } : one))
}

/** What is said of the names of something that cannot be filed under them. */
export function unfiled({ category, tags = [] }: Pick<ArticleInput, 'category' | 'tags'>): string[] {
  const lacks = (what: string, name: string) => `${what} "${name}" has no letter or digit: `
  return [
    ...(category === undefined || label(category)
      ? []
      : [`${lacks('category', category)}"${defaultCategory}" instead`]),
    ...tags.flatMap((name) => (label(name) ? [] : `${lacks('tag', name)}left out`)),
  ]
}

/** Undefined for a name without a letter or digit. */
function label(name: string): Label | undefined {
  const bare = oneLine(name).replace(/^#+/, '')
  const slug = slugFromText(bare)
  return slug ? { slug, name: bare } : undefined
}
