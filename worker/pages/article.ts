import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { Article, Card, ListWords } from '../contract.ts'
import { articleMarkdown, articleUrl, feedsOf, sharePictureUrl } from '../domain/addresses.ts'
import { directionOf } from '../domain/language.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { readingMinutes } from '../domain/reading-time.ts'
import type { Site } from '../domain/site.ts'
import { fullTitle } from '../domain/title.ts'
import { articleHead } from './article-head.ts'
import { renderCards } from './cards.ts'
import type { Html } from './html.ts'
import { inlined } from './inlined.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { sharePanel } from './share-panel.ts'
import { tagChips } from './tag-chips.ts'

/** An article, as far as a link to it says. */
export type Neighbour = Pick<Card, 'slug' | 'title' | 'language'>

export interface ArticleContent {
  article: Article
  /** What was published in its category just before it and just after. */
  previous: Neighbour | undefined
  next: Neighbour | undefined
  more: Card[]
}

/** An article's page: the piece itself, where its facts come from, how to pass it on, and what to read next. */
export function renderArticlePage(frame: Pick<PageFrame, 'site' | 'categories'>, content: ArticleContent): Html {
  const { article, more } = content
  const { image } = article
  const words = wordsAround(article, more, frame.site.locale)
  return renderPage(
    {
      ...frame,
      sheet: 'article',
      current: article.category.slug,
      title: article.title,
      description: article.summary,
      canonical: article.url,
      alternates: [
        articleMarkdown(frame.site, article.slug),
        ...feedsOf(article.category.url, fullTitle(article.category.name, frame.site)),
      ],
      kind: 'article',
      picture: { url: sharePictureUrl(frame.site, article), alt: `${article.title} (${article.category.name})` },
      head: articleHead(article, frame.site),
    },
    html`<article class="article" lang="${article.language}" dir="${directionOf(article.language)}" data-hue="${hueOf(article.category.slug)}">
${heading(article, words)}
${image ? hero(image) : ''}
<div class="body">${raw(article.body.html)}</div>
<footer>
${article.source ? sourceNote(article.source, article.sponsored) : ''}
${article.tags.length ? tagChips(article.tags, 'Tags') : ''}
${sharePanel(article)}
</footer>
</article>
${neighbours(content, frame.site)}
${more.length ? moreFrom(article, more, words) : ''}
<script type="module">${raw(inlined.enhance)}</script>`,
  )
}

/** What is said of the article and of the list after it, in the site's language. */
function wordsAround({ category }: Article, more: Card[], siteLocale: string): ListWords {
  const list = { kind: 'category', title: category.name, articleCount: more.length } as const
  return writeListWords(resolveLocale(siteLocale), list)
}

function heading(article: Article, words: ListWords): Html {
  return html`<header>
<nav class="crumbs" aria-label="Breadcrumb"><ol>
<li><a href="/">Home</a></li>
<li data-hue="${hueOf(article.category.slug)}"><a href="${article.category.url}">${article.category.name}</a></li>
${article.sponsored ? html`<li class="sponsored">${words.sponsored}</li>` : ''}
</ol></nav>
<h1>${article.title}</h1>
${article.summary ? html`<p class="standfirst">${article.summary}</p>` : ''}
<p class="byline">${article.author ? html`<span class="author"><bdi>${article.author}</bdi></span>` : ''}
<time datetime="${article.publishedAt}">${article.publishedText}</time>
${article.updatedText ? html`<span>${words.updated} <time datetime="${article.updatedAt}">${article.updatedText}</time></span>` : ''}
<span>${readingMinutes(article.body.text)} min read</span>
<a class="chip" href="#share">Share</a></p>
</header>`
}

function hero(image: NonNullable<Article['image']>): Html {
  const size = image.width && image.height ? raw(` width="${image.width}" height="${image.height}"`) : ''
  const widths = image.srcset ? html` srcset="${image.srcset}" sizes="(min-width: 76rem) 72rem, 100vw"` : ''
  return html`<figure class="hero"><img src="${image.url}" alt="${image.alt}"${size}${widths} fetchpriority="high" decoding="async">
${image.credit ? html`<figcaption>${image.credit}</figcaption>` : ''}</figure>`
}

function sourceNote({ url, title, publisher }: NonNullable<Article['source']>, sponsored: boolean): Html {
  return html`<p class="source"><span>Source</span> <cite><a href="${url}" rel="${sponsored ? 'sponsored noopener' : 'noopener'}">${title ?? url}</a></cite> <span class="publisher">${publisher}</span></p>`
}

function neighbours({ article, previous, next }: ArticleContent, site: Site): Html | '' {
  if (!previous && !next) return ''
  const { name } = article.category
  return html`<nav class="neighbours wide" aria-label="Next to this in ${name}">
${previous ? html`<a rel="prev" href="${articleUrl(site, previous.slug)}" lang="${previous.language}"><span lang="en">Previous in ${name}</span>${previous.title}</a>` : ''}
${next ? html`<a rel="next" href="${articleUrl(site, next.slug)}" lang="${next.language}"><span lang="en">Next in ${name}</span>${next.title}</a>` : ''}
</nav>`
}

function moreFrom({ category }: Article, more: Card[], words: ListWords): Html {
  return html`<section class="more wide" aria-labelledby="more" data-hue="${hueOf(category.slug)}"><header class="section-head"><h2 id="more">${words.heading}</h2><a href="${category.url}">${words.seeAll}</a></header>
${renderCards(more, { place: 'rest', headingLevel: 3, words })}</section>`
}
