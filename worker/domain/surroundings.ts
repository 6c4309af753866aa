/** What a stranger's page may do to a box that stands in it. Its width is the reader's to drag. */
export const surroundings = {
  plain: 'A plain page',
  dark: 'A dark page',
  small: 'Root font of 62.5 %',
  serif: 'Serifs, and rules for every tag',
  rtl: 'Arabic, right to left',
  narrow: 'A narrow sidebar',
} as const

export type Surroundings = keyof typeof surroundings
