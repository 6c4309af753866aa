import type { Context } from 'hono'
import { purgeInput } from '../contract/purge.ts'
import type { App } from '../env.ts'
import { readJson } from './json.ts'

/** What the edge cache is to forget. */
export const readPurge = (c: Context<App>) => readJson(c, purgeInput)
