import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export const wranglerConfig = join(root, 'wrangler.toml')
export const migrations = join(root, 'migrations')

/** What local runs keep, database and uploads; every `wrangler … --local` looks here. */
export const state = join(root, '.wrangler/state')

/** What wrangler.toml names as static files. */
export const assets = join(root, 'dist/assets')

/** Secrets of local runs: wrangler gives them to the worker, git does not see them. */
export const secrets = join(root, '.dev.vars')

/** What worker/drawing/wrangler.toml names as its static files: the fonts of share pictures. */
export const fonts = join(root, 'dist/fonts')

/** The worker that draws share pictures. */
export const drawingConfig = join(root, 'worker/drawing/wrangler.toml')
