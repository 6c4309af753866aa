import { extraPieces } from '../../../widget/layouts.ts'
import { feedFrameUrl } from '../../domain/addresses.ts'
import type { FrameSize } from '../../domain/frame-size.ts'
import { spellParts } from '../../domain/spelling.ts'
import type { Choice } from './choice.ts'
import { writeSkeleton } from './skeleton.ts'

/** The newest script of the element that has an address of its own, as /widget/versions.json tells of it. */
export interface VersionedScript {
  url: string
  integrity: string
  released: boolean
}

/** Something to be pasted. */
export interface Snippet {
  id: string
  name: string
  /** When to take it, and what to know. */
  note: string
  code: string
}

/** The same choice for every kind of page. */
export function writeSnippets(choice: Choice, frame: FrameSize, script: VersionedScript): Snippet[] {
  const fallback = `<a href="${attribute(choice.moreUrl)}">${text(choice.heading)}</a>`
  const module = `<script type="module" async src="${attribute(moduleUrl(choice))}"></script>`
  const element = (inside: string) =>
    `<newsclip-feed${attributesOf(choice)}${styleOf(choice)}>${inside}</newsclip-feed>`
  const iframe = writeFrame(choice, frame)
  const zeroShift = `${module}\n${element(writeSkeleton(choice) + fallback)}`
  return [
    {
      id: 'html',
      name: 'HTML',
      note: 'For any page. Without script, or when something fails, the link is what stands there.',
      code: `${module}\n${element(fallback)}`,
    },
    {
      id: 'zero-shift',
      name: 'Zero-shift',
      note: `Keeps exactly the room that the cards will take, before any script runs. Best where it stands above other content. ${weightOf(zeroShift)}`,
      code: zeroShift,
    },
    {
      id: 'strict',
      name: 'Strict CSP',
      note: script.released
        ? 'A released version that never changes, held to its hash. The list is asked for in a second request.'
        : 'Held to its hash. This version is not released yet: until it is, the hash changes with the script. The list is asked for in a second request.',
      code: [
        `<script type="module" src="${attribute(choice.site.url + script.url)}" integrity="${script.integrity}" crossorigin></script>`,
        `<newsclip-feed${attributesOf(choice)}>${fallback}</newsclip-feed>`,
        ...(choice.properties.length
          ? ['', '/* in your stylesheet */', `newsclip-feed { ${declarations(choice)} }`]
          : []),
      ].join('\n'),
    },
    {
      id: 'iframe',
      name: 'iframe',
      note: 'For places that allow no scripts. It tells its height to the page around it by postMessage; who does not listen has this one, which is right where it is 600 pixels wide.',
      code: iframe,
    },
    {
      id: 'wordpress',
      name: 'WordPress',
      note: 'Paste the address on a line of its own: WordPress finds the frame by oEmbed. Or put the frame itself into a block for custom HTML.',
      code: `${frameUrl(choice)}\n\n<!-- or, in a "Custom HTML" block -->\n${iframe}`,
    },
    {
      id: 'react',
      name: 'React',
      note: 'React 19 puts the script into the page once, however often the component stands there.',
      code: writeReact(choice),
    },
    {
      id: 'vue',
      name: 'Vue',
      note: 'v-pre tells Vue that the tag is none of its components, and that nothing in it is a template.',
      code: writeVue(choice, fallback),
    },
    {
      id: 'astro',
      name: 'Astro',
      note: 'Works in any .astro file, without an integration.',
      code: `${module.replace('<script ', '<script is:inline ')}\n${element(fallback.replaceAll('{', '&#123;').replaceAll('}', '&#125;'))}`,
    },
  ]
}

/** Past it a page pays for the room in every view what it would rather give for words (the widget's specification). */
const maxSnippetBytes = 1_024

function weightOf(snippet: string): string {
  const bytes = new TextEncoder().encode(snippet).length
  const written = `It is ${bytes.toLocaleString('en')} bytes`
  return bytes > maxSnippetBytes
    ? `${written}, more than the ${maxSnippetBytes.toLocaleString('en')} that it should be: fewer articles, or a shorter heading, make it less.`
    : `${written}.`
}

/** What a page with a content security policy has to allow, for the element and for the frame. */
export function writePolicies({ site }: Choice): Snippet[] {
  const origin = new URL(site.url).origin
  return [
    {
      id: 'csp-element',
      name: 'For the element',
      note: 'Pictures come from wherever the articles have them. Where Trusted Types are required, lit-html has to be among the policies. The zero-shift form carries a style of its own, which a strict style-src does not run: take another and set reserve.',
      code: `script-src ${origin};\nconnect-src ${origin};\nimg-src https:;\ntrusted-types lit-html;`,
    },
    { id: 'csp-frame', name: 'For the frame', note: 'Nothing of it runs in your page.', code: `frame-src ${origin};` },
  ]
}

/** The script with the first list inside, and of its cards all that is shown. */
export function moduleUrl({ site, question, locale, show }: Choice): string {
  const extras = extraPieces.filter((piece) => show.includes(piece)).join()
  return `${site.url}/widget/feed.js${spellParts({ ...question, locale, show: extras })}`
}

export function frameUrl({ site, question, look, properties, locale }: Choice): string {
  const chosen = properties.map(([name, value]) => [name.replace('--newsclip-', ''), value.replace(/^#|px$/g, '')])
  return feedFrameUrl(site) + spellParts({ ...question, ...look, ...Object.fromEntries(chosen), locale })
}

function writeFrame(choice: Choice, { height }: FrameSize): string {
  return `<iframe title="${attribute(choice.heading)}" loading="lazy" width="100%" height="${height}" style="border:0" src="${attribute(frameUrl(choice))}"></iframe>`
}

function writeReact(choice: Choice): string {
  const style = choice.properties.length
    ? ` style={{ ${choice.properties.map(([name, value]) => `'${name}': '${value}'`).join(', ')} }}`
    : ''
  return `export function News() {
  return (
    <>
      <script type="module" async src="${attribute(moduleUrl(choice))}" />
      <newsclip-feed${attributesOf(choice)}${style}>
        <a href="${attribute(choice.moreUrl)}">{${JSON.stringify(choice.heading)}}</a>
      </newsclip-feed>
    </>
  )
}`
}

function writeVue(choice: Choice, fallback: string): string {
  const url = JSON.stringify(moduleUrl(choice))
  return [
    '<script setup>',
    "import { onMounted } from 'vue'",
    '',
    `onMounted(() => import(/* @vite-ignore */ ${url}))`,
    '</script>',
    '',
    '<template>',
    `  <newsclip-feed v-pre${attributesOf(choice)}${styleOf(choice)}>`,
    `    ${fallback}`,
    '  </newsclip-feed>',
    '</template>',
  ].join('\n')
}

/** The element's attributes, with a blank before each. */
export function attributesOf({ question, look, scripted }: Choice): string {
  return Object.entries({ ...question, ...look, ...scripted })
    .map(([name, value]) => (value ? ` ${name}="${attribute(value)}"` : ''))
    .join('')
}

export function declarations({ properties }: Choice): string {
  return properties.map(([name, value]) => `${name}:${value}`).join(';')
}

function styleOf(choice: Choice): string {
  return choice.properties.length ? ` style="${declarations(choice)}"` : ''
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;')
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
