import { decodeHTML } from 'entities'

/** A piece of code in a document. */
export interface Snippet {
  language: string
  text: string
}

/** The fenced blocks of a Markdown document, in their order. */
export function listMarkdownSnippets(markdown: string): Snippet[] {
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }))
}

/** The pieces of code of a page of ours, in their order. */
export function listPageSnippets(html: string): Snippet[] {
  return [...html.matchAll(/<code data-language="(\w+)">(.*?)<\/code>/gs)].map(([, language = '', text = '']) => ({
    language,
    text: decodeHTML(text),
  }))
}

/** What a `curl` command asks; undefined for any other command. */
export function readCommand(command: string): { url: string; init: RequestInit } | undefined {
  const [, options = '', url] = /^curl (.*?)'([^']+)'\s*$/s.exec(command) ?? []
  if (!url) return undefined
  const headers = [...options.matchAll(/--header '([^:]+): ([^']*)'/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  const method = options.includes('--head ') ? 'HEAD' : (/--request (\w+)/.exec(options)?.[1] ?? 'GET')
  return { url, init: { method, headers: Object.fromEntries(headers) } }
}
