import type { Layout, Piece } from '../../../widget/layouts.ts'
import type { Choice } from './choice.ts'

// The room that the cards will take, as CSS that needs no script: what widget/card.css and widget/feed.css say of sizes, and
// nothing of looks. A page carries it in every view, so every byte is weighed. test/page/builder.test.ts holds it against the
// element itself, to the pixel, at a dozen widths. Below 15em, where the element leaves its pictures out, a row is a little
// lower than what is kept for it: no page is that narrow often enough for everybody to carry a rule.

/** Of a line of text, in em of its own size. */
const line = 1.3
const bodyGap = 0.4
/** A line of small text, in em of the surroundings. */
const smallLine = 0.8125 * line
/** Between a picture and the words below it. */
const tileGap = 0.8
/** Above a row, inside its rule. */
const rowPadding = 0.95

/** From this width of the list on, in em, tiles stand beside each other. */
const wide = 35.5

interface Words {
  /** Size and lines of the headline. */
  headline: number
  lines: number
}

interface Row extends Words {
  /** Height of the picture. */
  image: number
}

const tileWords: Words = { headline: 1.2, lines: 3 }
const slimRow: Row = { headline: 1.0625, lines: 3, image: 6.25 }
const broadRow: Row = { headline: 1.2, lines: 2, image: 13 * (9 / 16) }
const plainRow: Row = { headline: 1, lines: 2, image: 0 }
/** A hero's lead at its narrowest; wider ones have larger headlines, and still larger pictures. */
const leadWords: Words = { headline: 1.35, lines: 3 }
/** Of the list's width: 58 % of it at 16:9. */
const leadPicture = 58 * (9 / 16)

type Shown = readonly Piece[]

/**
 * A declarative shadow root that is exactly as high as the element will be with its cards, at any width. The page's own
 * link shows in it where the heading will stand; beside it is the room for the link that leads to all articles.
 */
export function writeSkeleton(choice: Choice): string {
  const { layout, theme, show, articleCount, seeAll } = choice
  const css = [
    ':host{display:block}',
    ...(theme === 'inherit' ? [] : ['div{padding:1.25em}']),
    'header{display:flex;padding:.7em 0 1.3em;border-top:2px solid}',
    'b{flex:1;font-size:1.375em;font-weight:750;line-height:1.25}',
    ...(seeAll ? ['u{flex:none;margin-left:1em;visibility:hidden}'] : []),
    `section{container-type:inline-size;display:grid;${tracks(choice)}}`,
    ...cardRules(layout, show),
  ].join('')
  const link = seeAll ? `<u>${seeAll}</u>` : ''
  const inner = `<header><b><slot></slot></b>${link}</header><section>${'<i></i>'.repeat(articleCount)}</section>`
  const body = theme === 'inherit' ? inner : `<div>${inner}</div>`
  return `<template shadowrootmode="open"><style>${css}</style>${body}</template>`
}

/** The page's own properties reach in here as well; the usual sizes are written out, because that is shorter. */
function tracks({ layout, columns, properties }: Choice): string {
  const chosen = (name: string, usual: string) => (properties.some(([one]) => one === name) ? `var(${name})` : usual)
  const gap = chosen('--newsclip-gap', '')
  const least = chosen('--newsclip-card-min', '17em')
  const gaps = gap ? `gap:calc(${gap}*1.25) ${gap}` : 'gap:1.875em 1.5em'
  if (layout === 'list') return gaps
  if (layout === 'carousel') return `${gaps};grid:auto/auto-flow min(80%,${least});overflow-x:auto;scrollbar-width:thin`
  const share = `${trimmed(100 / ((columns ?? 3) + 1))}%`
  return `${gaps};grid:auto/repeat(auto-fill,minmax(min(100%,max(${least},${share})),1fr))`
}

function cardRules(layout: Layout, show: Shown): string[] {
  switch (layout) {
    case 'grid':
    case 'carousel':
      return [tileRule(show)]
    case 'compact':
      return [rowRule('i', plainRow, show)]
    case 'list':
      return [rowRule('i', slimRow, show), at(`width>=${wide}em`, `i{height:${rowHeight(broadRow, show)}}`)]
    case 'auto':
      return [tileRule(show), at(`width<${wide}em`, rowOfTile('i', show))]
    case 'hero':
      return [tileRule(show), at(`width<${wide}em`, rowOfTile('i+i', show)), at(`width>=${wide}em`, leadRule(show))]
  }
}

/** The picture's box, and below it the words' room. */
function tileRule(show: Shown): string {
  const words = wordsHeight(tileWords, show)
  return show.includes('image')
    ? `i{margin-bottom:${em(words + tileGap)};aspect-ratio:16/9;background:#8883}`
    : `i{height:${em(words)}}`
}

/** A row with a rule above it; nothing in it but its height. */
function rowRule(selector: string, row: Row, show: Shown): string {
  return `${selector}{margin:-${em(rowPadding)} 0 0;border-top:1px solid #8883;height:${rowHeight(row, show)}}`
}

function rowOfTile(selector: string, show: Shown): string {
  const row = rowRule(selector, slimRow, show)
  return show.includes('image') ? row.replace('}', `;${noPicture}}`) : row
}

const noPicture = 'aspect-ratio:auto;background:none'

/** The lead is a row across all columns, as high as its picture or its words. */
function leadRule(show: Shown): string {
  const words = wordsHeight(leadWords, show)
  const growing = `max(1.35em,2.6cqi)*${trimmed(3 * line)} + ${em(words - leadWords.headline * leadWords.lines * line)}`
  const picture = `${trimmed(leadPicture)}cqi`
  const lead = 'i:first-child{grid-column:1/-1;margin:0'
  if (!show.includes('image')) return `${lead};height:calc(${growing})}`
  const height = words > (wide * leadPicture) / 100 ? `max(${picture},${growing})` : picture
  return `${lead};aspect-ratio:auto;height:${height}}`
}

function rowHeight({ image, ...words }: Row, show: Shown): string {
  return em(rowPadding + Math.max(show.includes('image') ? image : 0, wordsHeight(words, show)))
}

/** The words of a card, from the label to the line below, in em of the surroundings. */
function wordsHeight({ headline, lines }: Words, show: Shown): number {
  const has = (piece: Piece) => Number(show.includes(piece))
  return (
    headline * lines * line +
    (bodyGap + smallLine) * (1 + has('label') + has('tags')) +
    (bodyGap + 3 * line) * has('summary')
  )
}

function at(condition: string, ...rules: string[]): string {
  return `@container(${condition}){${rules.join('')}}`
}

function em(number: number): string {
  return `${trimmed(number)}em`
}

function trimmed(number: number): string {
  return String(Math.round(number * 10_000) / 10_000).replace(/^0\./, '.')
}
