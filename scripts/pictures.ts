import { parseArgs } from 'node:util'
import { newsclip } from '../widget/client/newsclip.ts'
import { buildFonts } from './build-fonts.ts'
import { findEditorToken } from './editor-token.ts'
import type { Instance } from './import/client.ts'
import { openLocalDrawing } from './local-drawing.ts'
import { drawMissing, type PictureOutcome } from './pictures/draw-missing.ts'

const usage = `Draws the share pictures that an instance lacks, here, and hands them in.

  npm run pictures -- [options]

For instances on a plan that has no time to draw. Pictures that are there already are left alone.

  --url URL      the instance                       (NEWSCLIP_URL, else http://localhost:8787)
  --token TOKEN  one with the scope "media"         (NEWSCLIP_TOKEN, else the one in .dev.vars)
  --limit N      of the newest articles             (100)
  --help         this text

Exit code: 0 when all are there, 1 when one could not be drawn or handed in, 2 for a wrong command line.`

const pageSize = 100

const read = readOptions(process.argv.slice(2))
if (typeof read === 'string') {
  console[read === usage ? 'log' : 'error'](read)
  process.exitCode = read === usage ? 0 : 2
} else {
  process.exitCode = await drawAll(read.instance, read.limit).catch((error: Error) => {
    console.error(`${read.instance.url}: ${error.message}`)
    return 1
  })
}

/** What to do, or what to say instead. */
function readOptions(args: string[]): { instance: Instance; limit: number } | string {
  const options = {
    url: { type: 'string' },
    token: { type: 'string' },
    limit: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  const parsed = parse(args, options)
  if ('refusal' in parsed) return parsed.refusal
  const { values } = parsed
  if (values.help) return usage
  const url = (values.url ?? (process.env.NEWSCLIP_URL || 'http://localhost:8787')).replace(/\/+$/, '')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return `--url ${url} is not an http address.`
  const token = values.token ?? (process.env.NEWSCLIP_TOKEN || findEditorToken())
  if (!token) return 'No token: give --token or NEWSCLIP_TOKEN.'
  const limit = Number(values.limit ?? 100)
  if (!Number.isInteger(limit) || limit < 1) return `--limit ${values.limit} is not a whole number from 1.`
  return { instance: { url, token }, limit }
}

function parse<O extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(args: string[], options: O) {
  try {
    return parseArgs({ args, options })
  } catch (error) {
    return { refusal: (error as Error).message }
  }
}

async function drawAll(instance: Instance, limit: number): Promise<number> {
  await buildFonts()
  const load = await openLocalDrawing()
  const counts: Record<PictureOutcome | 'failed', number> = { kept: 0, drawn: 0, 'no-letters': 0, gone: 0, failed: 0 }
  const bar = process.stderr.isTTY
  let done = 0
  for await (const { slug } of newsclip(instance.url).articles({ limit: pageSize, fields: ['slug'] })) {
    const outcome = await drawMissing(instance, slug, load).catch((error: Error) => {
      console.error(`${bar ? '\r\x1b[K' : ''}${slug}: ${error.message}`)
      return 'failed' as const
    })
    counts[outcome]++
    done++
    if (done === limit) break
    if (bar) process.stderr.write(`\r\x1b[K${done} articles, ${counts.drawn} pictures drawn`)
  }
  if (bar) process.stderr.write('\r\x1b[K')
  console.log(
    `${counts.drawn} drawn, ${counts.kept} there already, ${counts['no-letters']} in letters that no font has, ${counts.failed} failed.`,
  )
  return counts.failed > 0 ? 1 : 0
}
