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

/** What a `curl` command asks; undefined for any other command, and for several at once. */
export function readCommand(text: string): { url: string; init: RequestInit } | undefined {
  const [command = ''] = text.replaceAll('\\\n', ' ').split(/\s\|\s/)
  if (!/^curl [^\n]+\n?$/.test(command)) return undefined
  const [, ...words] = (command.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) =>
    word.replace(/^(['"])(.*)\1$/s, '$2'),
  )
  const url = words.find((word) => /^https?:/.test(word))
  if (!url) return undefined
  const after = (...options: string[]) => words.filter((_, at) => options.includes(words[at - 1] ?? ''))
  const headers = after('-H', '--header').map((header) => header.split(/: (.*)/s).slice(0, 2))
  const [body] = after('-d', '--data')
  const usual = words.includes('--head') ? 'HEAD' : 'GET'
  const [method = usual] = after('-X', '--request')
  return { url, init: { method, headers: Object.fromEntries(headers), ...(body === undefined ? {} : { body }) } }
}
