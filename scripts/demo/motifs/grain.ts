import type { Extras } from './shapes.ts'

/**
 * Turns a fading fill into dots that thin out, like shading with a dry brush.
 *
 * For a few main shapes only: dots over a whole picture would triple its bytes.
 */
export const grained: Extras = { filter: 'url(#grain)' }

/** The filter behind `grained`, for the picture's `<defs>`. */
export const grainDefinition = [
  '<filter id="grain" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">',
  '<feTurbulence type="fractalNoise" baseFrequency=".62" numOctaves="2" seed="3"/>',
  '<feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 1 0"/>',
  // A dot shows where noise (about ¼ to ¾) and half the fill's opacity pass ¾ together; 5 sharpens its edge.
  '<feComposite in2="SourceAlpha" operator="arithmetic" k2="5" k3="2.5" k4="-3.75" result="dots"/>',
  '<feComposite in="SourceGraphic" in2="dots" operator="in"/>',
  '</filter>',
].join('')

/** Softens a group of shapes into one another: `{ filter: 'url(#melt)' }`. */
export const melted: Extras = { filter: 'url(#melt)' }

/** The filter behind `melted`. */
export const meltDefinition =
  '<filter id="melt" x="-.1" y="-.1" width="1.2" height="1.2"><feGaussianBlur stdDeviation="9 3"/></filter>'
