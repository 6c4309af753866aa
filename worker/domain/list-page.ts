import { categoryUrl, tagUrl } from './addresses.ts'
import type { Question } from './question.ts'
import type { Site } from './site.ts'
import { partsOf } from './spelling.ts'

const wholeList = { limit: 0, cursor: undefined, fields: [], facets: 0, locale: undefined }

/** The page that shows readers this very list from its beginning; undefined where the site has none. */
export function listPageUrl(site: Site, question: Question): string | undefined {
  const parts = Object.entries(partsOf(question, wholeList, 0)).filter(([, value]) => value)
  if (parts.length === 0) return `${site.url}/`
  const [[name] = []] = parts
  const [tag, ...more] = question.all
  if (parts.length > 1 || more.length) return undefined
  if (name === 'category' && question.category) return categoryUrl(site, question.category)
  return name === 'all' && tag ? tagUrl(site, tag) : undefined
}
