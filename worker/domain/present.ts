import type * as wire from '../contract.ts'
import { articleUrl, categoryUrl, tagUrl } from './addresses.ts'
import type { Article, Card, KeptPicture, Label } from './article.ts'
import { dateFormatOf } from './dates.ts'
import type { CountedLabel } from './label-page.ts'
import { srcsetOf } from './picture-widths.ts'
import { shareLinks } from './share.ts'
import type { Site } from './site.ts'

/** Cards as they go out: addresses absolute, dates in words of that locale. */
export function presentCards(cards: Card[], site: Site, locale: string = site.locale): wire.Card[] {
  const dates = dateFormatOf(locale)
  return cards.map((card) => ({
    slug: card.slug,
    url: articleUrl(site, card.slug),
    title: card.title,
    summary: card.summary,
    category: { ...card.category, url: categoryUrl(site, card.category.slug) },
    tags: card.tags.map((tag) => ({ ...tag, url: tagUrl(site, tag.slug) })),
    image: card.image && presentPicture(card.image, site),
    author: card.author,
    language: card.language,
    publishedAt: new Date(card.publishedAt).toISOString(),
    publishedText: dates.format(card.publishedAt),
    updatedAt: card.updatedAt === null ? null : new Date(card.updatedAt).toISOString(),
    updatedText: card.updatedAt === null ? null : dates.format(card.updatedAt),
    source: card.source,
    sponsored: card.sponsored,
  }))
}

/** Tags as they go out. */
export function presentTagLabels(labels: Label[], site: Site): wire.TagLabel[] {
  return labels.map(({ slug, name }) => ({ slug, name, url: tagUrl(site, slug) }))
}

function presentPicture(picture: KeptPicture, site: Site): wire.Image {
  return { color: null, ...picture, srcset: srcsetOf(picture, site) }
}

/** Tags with their counts, as they go out. */
export function presentTags(labels: CountedLabel[], site: Site): wire.CountedTag[] {
  return labels.map(({ slug, name, articleCount }) => ({ slug, name, url: tagUrl(site, slug), articleCount }))
}

/** Categories with their counts, as they go out. */
export function presentCategories(labels: CountedLabel[], site: Site): wire.CountedCategory[] {
  return labels.map(({ slug, name, articleCount }) => ({ slug, name, url: categoryUrl(site, slug), articleCount }))
}

/** A sample's tags as they go out, without those that were asked for anyway. */
export function presentFacets(
  labels: (CountedLabel & { sampleSize: number })[],
  site: Site,
  without: string[],
): wire.Facets {
  const others = labels.filter((label) => !without.includes(label.slug))
  return { tags: presentTags(others, site), sampleSize: labels[0]?.sampleSize ?? 0 }
}

/** The whole article as it goes out. */
export function presentArticle(article: Card & Pick<Article, 'body'>, site: Site): wire.Article {
  const [card] = presentCards([article], site) as [wire.Card]
  return { ...card, body: article.body, share: shareLinks(card, site) }
}
