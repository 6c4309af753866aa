import { height, width } from './scene.ts'

/** A place in the picture, in pixels from the top left. */
export type Point = readonly [x: number, y: number]

/** What an element carries beside its geometry: `opacity`, `transform`, `filter` and so on. */
export type Extras = Readonly<Record<string, string | number>>

/** Path text with every number rounded to a tenth of a pixel, which keeps the SVG short. */
export function trace(texts: TemplateStringsArray, ...numbers: (number | string)[]): string {
  return String.raw({ raw: texts }, ...numbers.map((part) => (typeof part === 'number' ? round(part) : part)))
}

/** A disc, by its middle. */
export function circle(x: number, y: number, radius: number, fill: string, extras: Extras = {}): string {
  return element('circle', { cx: x, cy: y, r: radius, fill, ...extras })
}

/** An upright ellipse, by its middle. */
export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, extras: Extras = {}): string {
  return element('ellipse', { cx: x, cy: y, rx, ry, fill, ...extras })
}

/** A rectangle; give `rx` among the extras for round corners. */
export function box(x: number, y: number, w: number, h: number, fill: string, extras: Extras = {}): string {
  return element('rect', { x, y, width: w, height: h, fill, ...extras })
}

/** A filled path. */
export function path(d: string, fill: string, extras: Extras = {}): string {
  return element('path', { d, fill, ...extras })
}

/** An open line with round ends. */
export function stroke(d: string, colour: string, thickness: number, extras: Extras = {}): string {
  return element('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': thickness,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...extras,
  })
}

/** Elements that share what the group carries. */
export function group(extras: Extras, ...children: string[]): string {
  return `<g${attributes(extras)}>${children.join('')}</g>`
}

/** What is drawn inside an outline; the name must be the picture's own. */
export function clipped(name: string, outline: string, ...children: string[]): string {
  return `<clipPath id="${name}"><path d="${outline}"/></clipPath>${group({ 'clip-path': `url(#${name})` }, ...children)}`
}

/** A path of straight lines, closed. */
export function angular(points: readonly Point[]): string {
  return `${points.map(([x, y], index) => trace`${index ? 'L' : 'M'}${x} ${y}`).join('')}Z`
}

/** An open path that runs smoothly through the points (Catmull–Rom as Béziers). */
export function smooth(points: readonly Point[]): string {
  const at = (index: number) => points[Math.min(points.length - 1, Math.max(0, index))] as Point
  const bends = points.slice(1).map((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)]
    return trace`C${from[0] + (to[0] - before[0]) / 6} ${from[1] + (to[1] - before[1]) / 6} ${to[0] - (after[0] - from[0]) / 6} ${to[1] - (after[1] - from[1]) / 6} ${to[0]} ${to[1]}`
  })
  return trace`M${at(0)[0]} ${at(0)[1]}` + bends.join('')
}

/** Ground from one side of the picture to the other, whose edge is at `edge(x)`, filled down to the bottom. */
export function ground(edge: (x: number) => number, step = 50): string {
  return `${smooth(across(edge, step))}L${width + 60} ${height}L-60 ${height}Z`
}

/** The points of an edge that crosses the picture, a little beyond both sides. */
export function across(edge: (x: number) => number, step = 50): Point[] {
  return steps(Math.ceil((width + 120) / step) + 1).map((index) => [-60 + index * step, edge(-60 + index * step)])
}

/** 0, 1, 2 … up to, not including, `count`. */
export function steps(count: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor(count)) }, (_, index) => index)
}

/** The point at an angle (degrees, clockwise from the right) and a distance. */
export function polar([x, y]: Point, angle: number, distance: number): Point {
  const turn = (angle * Math.PI) / 180
  return [x + Math.cos(turn) * distance, y + Math.sin(turn) * distance]
}

function element(name: string, extras: Extras): string {
  return `<${name}${attributes(extras)}/>`
}

function attributes(extras: Extras): string {
  return Object.entries(extras)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? round(value) : value}"`)
    .join('')
}

function round(value: number): number {
  // Opacities and scales need more than a tenth.
  return Math.abs(value) < 10 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10
}
