import type { Article, Card } from './article.ts'
import { importer, type Manuscript, type Written } from './manuscript.ts'

/** An imported article as a manuscript that nobody has touched yet: what it was made of, as far as can be told from it. */
export function manuscriptFromArticle(article: Imported): Manuscript {
  const { slug, id, fingerprint, publishedAt, original } = article
  return {
    ...{ id: undefined, slug, state: 'published', articleId: id, appeared: false, version: 1, fingerprint },
    ...{ written: writtenFromArticle(article), publishedAt },
    ...{ createdAt: publishedAt, editedAt: publishedAt, editedBy: importer, original },
  }
}

export type Imported = Card & Pick<Article, 'body' | 'origin'> & { fingerprint: string; original: string | null }

function writtenFromArticle({
  title,
  summary,
  category,
  tags,
  author,
  language,
  sponsored,
  ...rest
}: Imported): Written {
  const { body, image, source, updatedAt, origin } = rest
  return {
    ...{ title, summary, category: category.name, language },
    body: { html: body.html },
    tags: tags.map((tag) => tag.name),
    ...(image && { image: withoutNulls(image) }),
    ...(author === null ? {} : { author }),
    ...(source && { source: withoutNulls(source) }),
    ...(updatedAt === null ? {} : { updatedAt: new Date(updatedAt).toISOString() }),
    ...(sponsored && { sponsored }),
    ...(origin && { origin }),
  }
}

type WithoutNulls<T> = { [Name in keyof T as null extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as null extends T[Name] ? Name : never]?: NonNullable<T[Name]>
}

function withoutNulls<T extends object>(parts: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)) as WithoutNulls<T>
}
