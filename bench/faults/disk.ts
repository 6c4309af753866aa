import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FaultRun } from './finding.ts'
import { listTorn, readHoldings } from './look-through.ts'
import { serve, withFolder } from './serve.ts'
import { importing } from './writes.ts'

const sizes = { small: '6m', large: '64m' }
const articlesAnImport = 100
const refusalsUntilFull = 3

/** The disk fills up under imports, and is given room again. */
export const diskRun: FaultRun = {
  name: 'disk',
  about: `a disk of ${sizes.small} that fills up under imports, and then has room again`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'newsclip-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizes.small}`, 'tmpfs', folder], { stdio: 'pipe' })
    } catch {
      return { skipped: 'a disk of its own takes the right to mount one' }
    }
    try {
      return await fill(folder)
    } finally {
      execFileSync('umount', ['--lazy', folder])
    }
  },
}

function fill(mount: string) {
  return withFolder(
    async (folder) => {
      const server = await serve(folder)
      const kept: string[] = []
      let refusals = 0
      for (let n = 1; refusals < refusalsUntilFull; n++) {
        const write = importing(`imported-${n}`, articlesAnImport)
        if (await write.attempt(server)) kept.push(...write.slugs)
        else refusals++
      }
      const read = await server.ask(`/articles/${kept[0]}`)
      // The local runtime opens its database anew after a failed write, which takes room that may not be there.
      const isTold = read.status === 503 && read.headers.has('Retry-After')
      execFileSync('mount', ['-o', `remount,size=${sizes.large}`, mount])
      const later = importing('imported-later', articlesAnImport)
      const goesOn = await later.attempt(server)

      const holdings = await readHoldings(server)
      const there = new Set(holdings.articles?.map(({ slug }) => slug))
      const lost = kept.filter((slug) => !there.has(slug))
      const torn = await listTorn(server, holdings)
      await server.kill()
      const strange = there.size - kept.length - later.slugs.length
      return [
        { text: `full after ${kept.length} articles; ${refusals} imports told to wait`, holds: kept.length > 0 },
        { text: `full: an article’s page answers ${read.status}`, holds: read.status === 200 || isTold },
        { text: `with room again an import is ${goesOn ? 'kept' : 'refused'}`, holds: goesOn },
        { text: `${lost.length} lost, ${strange} there that were refused`, holds: lost.length === 0 && strange === 0 },
        { text: `${torn.length} torn ${torn}`, holds: torn.length === 0 },
      ]
    },
    join(mount, 'state'),
  )
}
