import { directionOf } from '../domain/language.ts'
import { sharePictureSize, type WantedPicture } from '../domain/share-picture.ts'
import type { Colours } from './colours.ts'
import { heroWidth, margin, panelOf, titleBoxOf } from './layout.ts'
import { type TitleSetting, titleNode } from './title.ts'

/** What the engine is given beside the tree, by these names. */
export const markSource = 'mark'
export const heroSource = 'hero'

/** The site's sign, a clipping: the page with its corner cut that stands in every masthead. */
export const mark = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 2 16 20"><path fill="#fff" d="M4 2h11l5 5v15H4z"/>' +
    '<path d="M8 11h8M8 15h8M8 7h4" fill="none" stroke="#123" stroke-width="1.8"/></svg>',
)

interface Composed {
  wanted: WantedPicture
  colours: Colours
  families: string[]
  setting: TitleSetting
  hasHero: boolean
}

/** The share picture as a tree of boxes: words on the category's hill and sky, the hero on the side where lines end. */
export function compose(composed: Composed) {
  const { wanted, hasHero } = composed
  const hero = {
    type: 'image' as const,
    src: heroSource,
    style: { width: heroWidth, height: '100%', objectFit: 'cover' } as const,
  }
  const children = [panel(composed), ...(hasHero ? [hero] : [])]
  return {
    type: 'container' as const,
    style: { ...sharePictureSize, display: 'flex', flexDirection: 'row' } as const,
    children: directionOf(wanted.language) === 'rtl' ? children.reverse() : children,
  }
}

function panel(composed: Composed) {
  const { wanted, colours, families, setting, hasHero } = composed
  const { language } = wanted
  const direction = directionOf(language)
  const font = {
    fontFamily: families.join(', '),
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  } as const
  const { width } = titleBoxOf(hasHero)
  return {
    type: 'container' as const,
    style: {
      ...panelOf(hasHero),
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: margin,
      color: colours.letters,
      backgroundImage: `radial-gradient(circle at ${direction === 'rtl' ? '20%' : '80%'} 135%, ${colours.hill} 55%, transparent 55.2%), linear-gradient(160deg, ${colours.sky}, ${colours.horizon})`,
    } as const,
    children: [
      {
        type: 'text' as const,
        text: wanted.category.name,
        style: {
          ...font,
          width,
          fontSize: 32,
          fontWeight: 700,
          lineHeight: 1.25,
          color: colours.label,
          direction,
        } as const,
      },
      titleNode(wanted.title, setting, { width, families, language }),
      foot(wanted, font, colours, direction),
    ],
  }
}

function foot({ siteName, dateText }: WantedPicture, font: object, colours: Colours, direction: 'ltr' | 'rtl') {
  const site = {
    type: 'container' as const,
    style: {
      display: 'flex',
      flexDirection: 'row',
      alignItems: 'center',
      gap: 14,
      flexShrink: 1,
      minWidth: 0,
    } as const,
    children: [
      { type: 'image' as const, src: markSource, width: 29, height: 36 },
      { type: 'text' as const, text: siteName, style: { ...font, fontSize: 32, fontWeight: 800, lineHeight: 1.25 } },
    ],
  }
  const date = {
    type: 'text' as const,
    text: dateText,
    style: {
      ...font,
      fontSize: 27,
      fontWeight: 500,
      lineHeight: 1.25,
      color: colours.soft,
      flexShrink: 0,
      direction,
    } as const,
  }
  return {
    type: 'container' as const,
    style: {
      display: 'flex',
      flexDirection: 'row',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: 32,
    } as const,
    children: direction === 'rtl' ? [date, site] : [site, date],
  }
}
