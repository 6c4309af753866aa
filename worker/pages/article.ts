import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { Article, Card } from '../contract.ts'
import { articleMarkdown, articleUrl, feedsOf, sharePictureUrl } from '../domain/addresses.ts'
import { directionOf } from '../domain/language.ts'
import type { PagePhrases } from '../domain/languages/language.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { isOpening } from '../domain/one-line.ts'
import { showsPicture } from '../domain/picture.ts'
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
import { filled, filledText, languageOf } from './words.ts'

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
  const { site } = frame
  const { image, language } = article
  const says = languageOf(site).pages
  const around: Around = { site, says, lang: language === site.locale ? '' : html` lang="${site.locale}"` }
  return renderPage(
    {
      ...frame,
      sheet: 'article',
      current: article.category.slug,
      title: article.title,
      description: article.summary,
      canonical: article.url,
      alternates: [
        articleMarkdown(site, article.slug),
        ...feedsOf(article.category.url, fullTitle(article.category.name, site)),
      ],
      kind: 'article',
      picture: { url: sharePictureUrl(site, article), alt: `${article.title} (${article.category.name})` },
      head: articleHead(article, site),
    },
    html`<article class="article" lang="${language}" dir="${directionOf(language)}" data-hue="${hueOf(article.category.slug)}">
${heading(article, around)}
${image && !showsPicture(article.body.html, image.url) ? hero(image) : ''}
<div class="body">${raw(article.body.html)}</div>
<footer${around.lang}>
${article.source ? sourceNote(article.source, article.sponsored, says.article.source) : ''}
${article.tags.length ? tagChips(article.tags, says.article.tags) : ''}
${sharePanel(article, says.sharing)}
</footer>
</article>
${neighbours(content, around)}
${more.length ? moreFrom(article, more, site) : ''}
<script type="module">${raw(inlined.enhance)}</script>`,
  )
}

/** What the site says around the piece, in its own language. */
interface Around {
  site: Site
  says: PagePhrases
  /** Marks it as such, where the piece is in another. */
  lang: Html | ''
}

function heading(article: Article, { site, says: { article: says }, lang }: Around): Html {
  const { category, author } = article
  const { sponsored, updated } = languageOf(site).lists
  return html`<header>
<nav class="crumbs" aria-label="${says.breadcrumb}"${lang}><ol>
<li><a href="/">${says.home}</a></li>
<li data-hue="${hueOf(category.slug)}"><a href="${category.url}">${category.name}</a></li>
${article.sponsored ? html`<li class="sponsored">${sponsored}</li>` : ''}
</ol></nav>
<h1>${article.title}</h1>
${article.summary && !isOpening(article.summary, article.body.text) ? html`<p class="standfirst">${article.summary}</p>` : ''}
<p class="byline"${lang}>${author ? html`<span class="author"><bdi>${author}</bdi></span>` : ''}
<bdi><time datetime="${article.publishedAt}">${article.publishedText}</time></bdi>
${article.updatedText ? html`<bdi>${updated} <time datetime="${article.updatedAt}">${article.updatedText}</time></bdi>` : ''}
<bdi>${filledText(says.minutes, { count: String(readingMinutes(article.body.text)) })}</bdi>
<a class="chip" href="#share">${says.share}</a></p>
</header>`
}

/** Pixels: what is narrower is shown as large as it is. */
const smallWidth = 480

function hero(image: NonNullable<Article['image']>): Html {
  const size = image.width && image.height ? raw(` width="${image.width}" height="${image.height}"`) : ''
  const widths = image.srcset ? html` srcset="${image.srcset}" sizes="(min-width: 76rem) 72rem, 100vw"` : ''
  const isSmall = image.width !== null && image.width < smallWidth
  return html`<figure class="hero${isSmall ? ' small' : ''}"><img src="${image.url}" alt="${image.alt}"${size}${widths} fetchpriority="high" decoding="async">
${image.credit ? html`<figcaption>${image.credit}</figcaption>` : ''}</figure>`
}

function sourceNote(source: NonNullable<Article['source']>, sponsored: boolean, label: string): Html {
  const { url, title, publisher } = source
  return html`<p class="source"><span>${label}</span> <cite><a href="${url}" rel="${sponsored ? 'sponsored noopener' : 'noopener'}"><bdi>${title ?? url}</bdi></a></cite> <span class="publisher"><bdi>${publisher}</bdi></span></p>`
}

function neighbours({ article, previous, next }: ArticleContent, { site, says: { article: says } }: Around): Html | '' {
  if (!previous && !next) return ''
  const { name } = article.category
  const link = (rel: 'prev' | 'next', { slug, title, language }: Neighbour, sentence: string) =>
    html`<a rel="${rel}" href="${articleUrl(site, slug)}"><span>${filled(sentence, { name })}</span><bdi lang="${language}">${title}</bdi></a>`
  return html`<nav class="neighbours wide" aria-label="${says.neighbours}">
${previous ? link('prev', previous, says.previous) : ''}
${next ? link('next', next, says.next) : ''}
</nav>`
}

/** "More from General", as the element has it. */
function moreFrom({ category }: Article, more: Card[], site: Site): Html {
  const list = { kind: 'category', title: category.name, articleCount: more.length } as const
  const words = writeListWords(resolveLocale(site.locale), list)
  return html`<section class="more wide" aria-labelledby="more" data-hue="${hueOf(category.slug)}"><header class="section-head"><h2 id="more">${words.heading}</h2><a href="${category.url}">${words.seeAll}</a></header>
${renderCards(more, { place: 'rest', headingLevel: 3, words })}</section>`
}
