import { median } from '../load.ts'
import type { Visit } from './visit.ts'

/** A figure with what we aim at and what is too much: the widget's budgets. */
export interface Budgeted {
  name: string
  value: number
  goal: number
  most: number
  unit?: string
}

export interface EmbedFindings {
  name: string
  visits: Visit[]
  /** On a processor that is four times slower. */
  slow: Visit
}

/** Says how each embed did; times are medians. */
export function tableOf(findings: EmbedFindings[]): string {
  const head = [
    'embed',
    'ms to cards',
    'at best',
    'requests',
    'connections',
    'bytes',
    'again',
    'layout shift',
    'longest task',
  ]
  const lines = findings.map(({ name, visits, slow }) => {
    const [{ before }] = visits as [Visit]
    return [
      name,
      median(visits.map(({ cardsMs }) => cardsMs)).toFixed(0),
      Math.min(...visits.map(({ cardsMs }) => cardsMs)).toFixed(0),
      String(before.requests),
      String(before.connections),
      before.bytes.toLocaleString('en'),
      String(Math.max(...visits.map(({ again }) => again))),
      median(visits.map(({ layoutShift }) => layoutShift)).toFixed(3),
      slow.longestTaskMs === undefined ? '< 50 ms' : `${slow.longestTaskMs.toFixed(0)} ms`,
    ]
  })
  return align([head, ...lines])
}

/** Says every figure beside its budget. */
export function budgetsOf(figures: Budgeted[]): string {
  const lines = figures.map(({ name, value, goal, most, unit = '' }) => {
    const verdict = value > most ? 'MISSED' : value > goal ? 'past its goal' : 'holds'
    return [name, write(value) + unit, write(goal), write(most), verdict]
  })
  return align([['budget', 'is', 'goal', 'at most', ''], ...lines])
}

export function isMissed({ value, most }: Budgeted): boolean {
  return value > most
}

function write(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(3)
}

function align(lines: string[][]): string {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line.map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}
