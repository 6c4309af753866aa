import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const jar = fileURLToPath(new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))

/** Whether the checker can run here: it is a Java program. */
export function hasJava(): boolean {
  return spawnSync('java', ['-version']).status === 0
}

/** What is newer than the checker, or meant, by its message and the place that it shows: each is in a specification, or has its reason. */
const known = [
  // CSS Shadow Parts, 3.1: a global attribute. The cards are the element's own.
  /^Attribute “part” not allowed/,
  // Safari takes a list without markers for none, unless it is told.
  /^The “list” role is unnecessary/,
  // CSS Containment 3, CSS View Transitions 2, CSS Values 5: the checker's CSS is that of 2020.
  /^CSS: (“container(-type)?”: Property|Unrecognized at-rule “@(container|view-transition)”)/,
  // By what it stumbles over, lest a mistake of ours goes by the same name: typed attr(), calc() in repeat(), cqi, and
  // what follows an at-rule that it does not know.
  /^CSS: “background”: Parse Error\. .*type\(<color>\)/,
  /^CSS: “grid-template-columns”: Parse Error\. .*1\)\)\), ?1fr\) ?\)/,
  /^CSS: “--(nc-size|corner)”: Parse Error\. .*cqi/,
  /^CSS: “(max-)?inline-size”: Unknown dimension\. .*\dcqi/,
  /^CSS: Parse Error\. .*sition-(old|new)\(root\)/,
]

/** Of pieces that continue the outline of the page around them. */
const ofPieces = /^This document has heading elements but none of them has a computed heading level of 1/

interface Message {
  message: string
  url: string
  lastLine?: number
  extract?: string
}

/** What the Nu HTML checker has against documents, by name; errors and warnings alike. */
export function complaintsAbout(documents: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'newsclip-html-'))
  try {
    const names = Object.keys(documents)
    const files = names.map((name, index) => {
      const file = join(folder, `${index}.html`)
      writeFileSync(file, documents[name] ?? '')
      return file
    })
    const { stderr, error } = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json', ...files], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    })
    if (error) throw error
    const { messages } = JSON.parse(stderr) as { messages: Message[] }
    return messages
      .map(({ message, url, extract = '' }) => ({
        message,
        extract: extract.replaceAll(/\s+/g, ' '),
        name: nameOf(url, names),
      }))
      .filter(({ message, extract }) => !known.some((one) => one.test(`${message} ${extract}`)))
      .filter(({ message, name }) => !(name.startsWith('/embed/') && ofPieces.test(message)))
      .map(({ message, extract, name }) => `${name}: ${message} ${extract}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function nameOf(url: string, names: string[]): string {
  return names[Number(/(\d+)\.html$/.exec(url)?.[1])] ?? url
}
