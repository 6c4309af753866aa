import { sharePictureSize } from '../../worker/domain/share-picture.ts'
import { writePng } from '../../worker/drawing/write-png.ts'
import type { FaultRun } from './finding.ts'
import { readHoldings } from './look-through.ts'
import { asEditor, type Server, serve, withFolder } from './serve.ts'
import { acknowledged, publishing, until, type Write } from './writes.ts'

const rate = 0.3
const pictures = 60

/** Calls to the storage break as those to the database do; then all of them. */
export const storageRun: FaultRun = {
  name: 'storage',
  about: `R2 and D1 failing at ${rate * 100} % of calls, half of them after the commit; then R2 away`,
  run: () =>
    withFolder(async (folder) => {
      const server = await serve(folder)
      await server.breakCalls({ seed: 'storage', database: rate, storage: rate })
      const urls: string[] = []
      let attempts = 0
      for (let n = 0; n < pictures; n++) attempts += await until(server, handingIn(await pictureOf(n), urls))
      const { storage } = await server.breakCalls({ seed: '', database: 0, storage: 0 })

      const given = await Promise.all(urls.map(async (url) => (await server.ask(new URL(url).pathname)).status))
      const { audit = [], media = [] } = await readHoldings(server)
      const noted = audit.filter(({ action }) => action === 'media.saved').map(({ subject }) => subject)

      await server.breakCalls({ seed: 'away', database: 0, storage: 1 })
      const away = await server.ask(new URL(urls[0] ?? '').pathname)
      await until(server, publishing('while-away'))
      const page = await server.ask('/articles/while-away')
      await server.kill()
      return [
        { text: `${storage.calls} calls, ${storage.before} failed before and ${storage.after} after`, holds: true },
        {
          text: `${pictures} pictures in ${attempts} attempts: ${media.length} kept, all given out`,
          holds: media.length === pictures && given.every((status) => status === 200),
        },
        {
          text: `${noted.length} notes of ${new Set(noted).size} pictures in the audit log`,
          holds: noted.length === pictures && new Set(noted).size === pictures,
        },
        {
          text: `R2 away: a picture answers ${away.status}, Retry-After ${away.headers.get('Retry-After')}`,
          holds: away.status === 503 && away.headers.has('Retry-After'),
        },
        { text: `R2 away: publishing goes on, the article’s page answers ${page.status}`, holds: page.status === 200 },
      ]
    }),
}

function handingIn(body: Uint8Array<ArrayBuffer>, urls: string[]): Write {
  return {
    name: 'A picture',
    async attempt(server: Server) {
      const headers = { ...asEditor, 'Content-Type': 'image/png' }
      const response = await server.ask('/api/v1/media', { method: 'POST', headers, body })
      if (!(await acknowledged(response))) return false
      urls.push(((await response.json()) as { url: string }).url)
      return true
    },
  }
}

/** Of one colour, and no two of the same. */
function pictureOf(n: number): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = sharePictureSize
  return writePng({ width, height, palette: [n, 40, 60], indexes: new Uint8Array(width * height) })
}
