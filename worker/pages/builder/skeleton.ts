import {
  boxPadding,
  broadRow,
  cardPadding,
  carouselShares,
  isPadded,
  leadPicture,
  leadWords,
  line,
  plainRow,
  rowHeight,
  rowPadding,
  type Shown,
  slimRow,
  tileGap,
  tileWords,
  wide,
  wordsHeight,
} from '../../domain/card-room.ts'
import type { Choice } from './choice.ts'

// The room that the cards will take, as CSS that needs no script. A page carries it in every view, so every byte is weighed:
// cards are paragraphs, because those need no end. Below 15em, where the element leaves its pictures out, a row is a little lower
// than what is kept for it: no page is that narrow often enough for everybody to carry a rule.

/** So long it stands where no script comes. The element itself has given up by then. */
const lastsSeconds = 9

/**
 * A declarative shadow root that is exactly as high as the element will be with its cards, at any width. The page's own
 * link shows in it where the heading will stand; beside it is the room for the link that leads to all articles. Where no script
 * comes, the room goes in the end, and the link stays.
 */
export function writeSkeleton(choice: Choice): string {
  const { articleCount, seeAll, hasButton } = choice
  const padded = isPadded(choice)
  const css = [
    `:host{display:block${minHeight(choice)}}`,
    ...(padded ? [`section{padding:${em(boxPadding)}}`] : []),
    'header{display:flex;padding:.7em 0 1.3em;border-top:2px solid;line-height:1.25}',
    'b{flex:1;font-size:1.375em}',
    ...(seeAll ? ['u{margin-left:1em;visibility:hidden}'] : []),
    `div{container-type:inline-size;display:grid;${tracks(choice)};animation:x 0s ${lastsSeconds}s both${hasButton ? `;padding-bottom:${em(buttonHeight)}` : ''}}`,
    '@keyframes x{to{display:none}}',
    ...cardRules(choice),
  ].join('')
  const link = seeAll ? `<u>${seeAll}</u>` : ''
  const inner = `<header><b><slot></slot></b>${link}</header><div>${'<p>'.repeat(articleCount)}</div>`
  const body = padded ? `<section>${inner}</section>` : inner
  return `<template shadowrootmode="open"><style>${css}</style>${body}</template>`
}

/** Of the button for more, and of what is above it. */
const buttonHeight = 1.75 + 2.75

/** The room that is kept at all events. */
function minHeight({ scripted }: Choice): string {
  return Number(scripted.reserve) ? `;min-height:${scripted.reserve}px` : ''
}

function has(properties: Choice['properties'], name: string): boolean {
  return properties.some(([one]) => one === name)
}

/** The page's own properties reach in here as well; the usual sizes are written out, because that is shorter. */
function tracks({ layout, columns, properties }: Choice): string {
  const gap = has(properties, '--newsclip-gap') ? 'var(--newsclip-gap)' : ''
  const gaps = gap ? `gap:calc(${gap}*1.25) ${gap}` : 'gap:1.875em 1.5em'
  if (layout === 'list') return gaps
  if (layout === 'carousel') return `${gaps};grid:auto/auto-flow;overflow-x:auto;scrollbar-width:thin`
  const least = has(properties, '--newsclip-card-min') ? 'var(--newsclip-card-min)' : '17em'
  const share = `${trimmed(100 / ((columns ?? 3) + 1))}%`
  return `${gaps};grid:auto/repeat(auto-fill,minmax(min(100%,max(${least},${share})),1fr))`
}

/** A card's own ground has room inside. */
interface Looks {
  show: Shown
  padding: number
}

function cardRules({ layout, show, properties }: Choice): string[] {
  const looks = { show, padding: has(properties, '--newsclip-card') ? cardPadding : 0 }
  switch (layout) {
    case 'grid':
      return [tileRule(looks)]
    case 'carousel':
      return [tileRule(looks), ...widths(looks, properties)]
    case 'compact':
      return [rowRule('p', plainRow, looks)]
    case 'list':
      return [rowRule('p', slimRow, looks), at(`width>=${wide}em`, `p{height:${rowSize(broadRow, looks)}}`)]
    case 'auto':
      return [tileRule(looks), at(`width<${wide}em`, rowRule('p', slimRow, looks))]
    case 'hero':
      return [
        tileRule(looks),
        at(`width<${wide}em`, rowRule('p+p', slimRow, looks)),
        at(`width>=${wide}em`, leadRule(looks)),
      ]
  }
}

/** The picture's box, and below it the words' room. */
function tileRule({ show, padding }: Looks): string {
  const words = wordsHeight(tileWords, show) + padding
  if (!show.includes('image')) return `p{margin:0;height:${em(words + padding)}}`
  const below = em(words + tileGap)
  return padding
    ? `p{margin:0;padding:${em(padding)} ${em(padding)} ${below};aspect-ratio:16/9;background:#8883 content-box}`
    : `p{margin:0 0 ${below};aspect-ratio:16/9;background:#8883}`
}

function widths({ padding }: Looks, properties: Choice['properties']): string[] {
  const inner = (size: string) => (padding ? `calc(${plus(size, -2 * padding)})` : size)
  if (has(properties, '--newsclip-card-min')) {
    return [`p{width:${inner('var(--newsclip-card-min)')};max-width:${inner('80cqi')}}`]
  }
  const rule = (share: number) => `p{width:${inner(`${trimmed(100 * share)}cqi`)}}`
  return carouselShares.map(({ from, share }) => (from ? at(`width>=${from}em`, rule(share)) : rule(share)))
}

/** A row with a rule above it. */
function rowRule(selector: string, row: Parameters<typeof rowHeight>[0], looks: Looks): string {
  const padding = looks.padding ? 'padding:0;' : ''
  return `${selector}{${padding}margin:-${em(rowPadding)} 0 0;border-top:1px solid #8883;height:${rowSize(row, looks)}}`
}

/** The lead is a row across all columns, as high as its picture or its words. What has a height is as wide as its picture was. */
function leadRule(looks: Looks): string {
  const { show, padding } = looks
  const { headline, lines } = leadWords
  const words = wordsHeight(leadWords, show)
  const growing = `max(${em(headline)},2.6cqi)*${trimmed(lines * line)} + ${em(words - headline * lines * line)}`
  const lead = `p:first-child{grid-column:1/-1;margin:0${padding ? ';padding:0' : ''}`
  if (!show.includes('image')) return `${lead};height:calc(${plus(growing, 2 * padding)})}`
  const picture = plus(`${trimmed(100 * leadPicture)}cqi`, -2 * padding * 0.58 * (9 / 16))
  const height = words > wide * leadPicture ? `max(${picture},${growing})` : picture
  return `${lead};height:${padding ? `calc(${plus(height, 2 * padding)})` : height}}`
}

function plus(size: string, more: number): string {
  return more ? `${size} ${more < 0 ? '-' : '+'} ${em(Math.abs(more))}` : size
}

function rowSize(row: Parameters<typeof rowHeight>[0], { show, padding }: Looks): string {
  return em(rowPadding + rowHeight(row, show) + 2 * padding)
}

function at(condition: string, ...rules: string[]): string {
  return `@container(${condition}){${rules.join('')}}`
}

function em(number: number): string {
  return `${trimmed(number)}em`
}

function trimmed(number: number): string {
  return String(Math.round(number * 1_000) / 1_000).replace(/^0\./, '.')
}
