import { join } from 'node:path'
import { unstable_startWorker as startWorker } from 'wrangler'
import { drawingConfig } from '../paths.ts'

/**
 * Runs the worker that draws share pictures, at a port that nobody has to know: the main worker finds it by its name.
 * It answers later than this resolves; until then the site's own picture stands in.
 */
export function serveDrawing({ folder }: { folder: string }) {
  return startWorker({
    config: drawingConfig,
    dev: {
      server: { hostname: 'localhost', port: 0 },
      persist: folder,
      registry: join(folder, 'registry'),
      inspector: false,
      watch: true,
      logLevel: 'warn',
    },
  })
}
