import type { Context } from 'hono'
import { measured } from '../contract/measured.ts'
import type { App } from '../env.ts'
import { readAsJson } from './json.ts'

/** Three words and their names. */
const maxBytes = 1000

/** What the element tells of a reader (widget/measure.ts): that a list was seen, or which card was followed. */
export const readMeasured = (c: Context<App>) => readAsJson(c, measured, maxBytes)
