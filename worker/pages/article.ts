import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { Article, Card, ListWords } from '../contract.ts'
import { articleMarkdown, feedsOf } from '../domain/addresses.ts'
import { directionOf } from '../domain/language.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { fullTitle } from '../domain/title.ts'
import { renderCards } from './cards.ts'
import { type Html, type PageFrame, renderPage } from './layout.ts'

/** An article's page: the piece itself, how to pass it on, where its facts come from, and what to read next. */
export function renderArticlePage(frame: Pick<PageFrame, 'site' | 'categories'>, article: Article, more: Card[]): Html {
  const words = wordsAround(article, more, frame.site.locale)
  return renderPage(
    {
      ...frame,
      current: article.category.slug,
      title: article.title,
      description: article.summary,
      canonical: article.url,
      alternates: [
        articleMarkdown(frame.site, article.slug),
        ...feedsOf(article.category.url, fullTitle(article.category.name, frame.site)),
      ],
      head: headOf(article),
    },
    html`<article class="article" lang="${article.language}" dir="${directionOf(article.language)}" data-hue="${hueOf(article.category.slug)}">
<header>
<p class="label">${article.sponsored ? html`<bdi part="sponsored">${words.sponsored}</bdi> ` : ''}<a href="${article.category.url}">${article.category.name}</a></p>
<h1>${article.title}</h1>
${article.summary ? html`<p class="standfirst">${article.summary}</p>` : ''}
<p class="byline">${article.author ? html`<span class="author">${article.author}</span>` : ''}
<time datetime="${article.publishedAt}">${article.publishedText}</time>
${article.updatedText ? html`<span class="updated">${words.updated} <time datetime="${article.updatedAt}">${article.updatedText}</time></span>` : ''}</p>
${shareBar(article)}
</header>
${article.image ? hero(article.image) : ''}
<div class="body">${raw(article.body.html)}</div>
<footer>
${article.tags.length ? tagList(article) : ''}
${article.source ? sourceNote(article, article.source) : ''}
</footer>
</article>
${more.length ? moreFrom(article, more, words) : ''}`,
  )
}

/** What is said of the article and of the list after it, in the site's language. */
function wordsAround({ category }: Article, more: Card[], siteLocale: string): ListWords {
  const list = { kind: 'category', title: category.name, articleCount: more.length } as const
  return writeListWords(resolveLocale(siteLocale), list)
}

function headOf(article: Article): Html {
  const { image } = article
  return html`<meta property="og:type" content="article">
<meta property="article:published_time" content="${article.publishedAt}">
${article.updatedAt ? html`<meta property="article:modified_time" content="${article.updatedAt}">` : ''}
<meta property="article:section" content="${article.category.name}">
${article.tags.map((tag) => html`<meta property="article:tag" content="${tag.name}">`)}
<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">
${image ? html`<meta property="og:image" content="${image.url}"><meta property="og:image:alt" content="${image.alt}">` : ''}`
}

function shareBar({ share }: Article): Html {
  return html`<ul class="share" role="list" aria-label="Share" dir="auto">
<li><a href="${share.x}" rel="noopener" target="_blank">${icon('x')}<span>Share on X</span></a></li>
<li><a href="${share.facebook}" rel="noopener" target="_blank">${icon('facebook')}<span>Share on Facebook</span></a></li>
<li><a href="${share.linkedin}" rel="noopener" target="_blank">${icon('linkedin')}<span>Share on LinkedIn</span></a></li>
</ul>`
}

/** Letters in a square, drawn here: the networks' names are what matters, and nobody's file is loaded. */
function icon(network: 'x' | 'facebook' | 'linkedin'): Html {
  const paths = {
    x: 'M5 5l14 14M19 5L5 19',
    facebook: 'M15 4h-1.5A3.5 3.5 0 0 0 10 7.5V20M7 12h7',
    linkedin: 'M6 10v9M6 5.5v.01M11 19v-9M11 14a3.5 3.5 0 0 1 7 0v5',
  }
  return html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="${paths[network]}" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`
}

function hero(image: NonNullable<Article['image']>): Html {
  const size = image.width && image.height ? raw(` width="${image.width}" height="${image.height}"`) : ''
  return html`<figure class="hero"><img src="${image.url}" alt="${image.alt}"${size} fetchpriority="high" decoding="async">
${image.credit ? html`<figcaption>${image.credit}</figcaption>` : ''}</figure>`
}

function tagList({ tags }: Article): Html {
  return html`<ul class="tags" role="list" aria-label="Tags">
${tags.map((tag) => html`<li><a rel="tag" href="${tag.url}"><bdi>#${tag.name}</bdi></a></li>`)}
</ul>`
}

function sourceNote({ sponsored }: Article, source: NonNullable<Article['source']>): Html {
  const rel = sponsored ? 'sponsored noopener' : 'noopener'
  return html`<p class="source"><span>Source</span> <cite><a href="${source.url}" rel="${rel}">${source.title ?? source.url}</a></cite> <span class="publisher">${source.publisher}</span></p>`
}

function moreFrom({ category }: Article, more: Card[], words: ListWords): Html {
  return html`<section class="more wide" aria-labelledby="more"><header><h2 id="more">${words.heading}</h2><a href="${category.url}">${words.seeAll}</a></header>
${renderCards(more, { lead: false, headingLevel: 3, words })}</section>`
}
