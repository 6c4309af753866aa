import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildExamples } from '../../scripts/build-examples.ts'
import { buildIcons } from '../../scripts/build-icons.ts'
import { buildWidget } from '../../scripts/build-widget.ts'
import { drawPictures } from '../../scripts/demo/pictures.ts'
import { seed } from '../../scripts/demo/seed.ts'
import { assets } from '../../scripts/paths.ts'
import { prepareDatabase } from '../../scripts/start/database.ts'
import { serveHostPages } from '../../scripts/start/host-pages.ts'
import { findFreePort } from '../../scripts/start/ports.ts'
import { serveWorker } from '../../scripts/start/worker.ts'
import { editorToken } from './editor-token.ts'
import { type Neighbours, serveNeighbours } from './neighbours.ts'

export interface DemoSite {
  /** The site, with the demo's articles. */
  url: string
  /** Pages of somebody else’s, of another origin, with the widget on them; from here on, such as `/garden`. */
  hostUrl: string
  /** The sites that the contract's examples name beside it. */
  neighbours: Neighbours
  close(): Promise<void>
}

/** What `npm start` serves, in a folder and on ports of its own. */
export async function serveDemoSite(): Promise<DemoSite> {
  const folder = mkdtempSync(join(tmpdir(), 'newsclip-'))
  const port = await freePort(18_700)
  const hostPort = await freePort(port + 1)
  const url = `http://localhost:${port}`
  const neighbours = await serveNeighbours()
  await Promise.all([
    prepareDatabase(url, folder),
    buildWidget(assets),
    buildIcons(assets),
    buildExamples(assets),
    drawPictures(join(assets, 'demo')),
  ])
  const worker = await serveWorker({ port, siteUrl: url, folder, token: editorToken, fetchAllowed: neighbours.allowed })
  await seed({ url, token: editorToken })
  const host = await serveHostPages({ port: hostPort, siteUrl: url })
  return {
    url,
    hostUrl: `http://localhost:${hostPort}`,
    neighbours,
    close: async () => {
      host.close()
      neighbours.close()
      await worker.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(from: number): Promise<number> {
  const port = await findFreePort(from)
  if (port === undefined) throw new Error(`No free port from ${from} on.`)
  return port
}
