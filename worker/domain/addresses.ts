import type { Site } from './site.ts'

// Every address of the site is made here, absolute: the edge cache is keyed by path, not by host.

export function articleUrl(site: Site, slug: string): string {
  return `${site.url}/articles/${encodeURIComponent(slug)}`
}

export function categoryUrl(site: Site, slug: string): string {
  return `${site.url}/categories/${encodeURIComponent(slug)}`
}

export function tagUrl(site: Site, slug: string): string {
  return `${site.url}/tags/${encodeURIComponent(slug)}`
}
