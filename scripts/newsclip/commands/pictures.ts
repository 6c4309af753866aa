import { newsclip } from '../../../widget/client/newsclip.ts'
import { buildFonts } from '../../build-fonts.ts'
import { openLocalDrawing } from '../../local-drawing.ts'
import { drawMissing, type PictureOutcome } from '../../pictures/draw-missing.ts'
import { type Call, command, failedReading, noWords, type Options, type Outcome } from '../command.ts'
import { limitComplaint, limitOption } from '../numbers.ts'

const pageSize = 100
const usualLimit = 100

const options = {
  limit: limitOption(usualLimit, 'of the newest articles'),
} as const satisfies Options

export const picturesCommand = command({
  name: 'pictures',
  words: noWords,
  summary: 'Draw the share pictures that the site lacks, here, and hand them in',
  about: `For sites on a plan that has no time to draw. Pictures that are there already are left alone. It takes a
token with the scope "media".`,
  options,
  stoppable: true,
  complaint: (call) => limitComplaint(call.options.limit),
  run: (call) => drawAll(call).catch((error: Error) => failedReading(call.instance, error)),
})

async function drawAll({ options: wish, instance, screen, stop }: Call<typeof options>): Promise<Outcome> {
  const limit = Number(wish.limit ?? usualLimit)
  await buildFonts()
  const load = await openLocalDrawing()
  const counts: Record<PictureOutcome | 'failed', number> = { kept: 0, drawn: 0, 'no-letters': 0, gone: 0, failed: 0 }
  const failures: { slug: string; failure: string }[] = []
  let done = 0
  for await (const { slug } of newsclip(instance.url).articles({ limit: pageSize, fields: ['slug'] })) {
    if (stop.aborted || done === limit) break
    const outcome = await drawMissing(instance, slug, load).catch((error: Error) => {
      failures.push({ slug, failure: error.message })
      return 'failed' as const
    })
    counts[outcome]++
    done++
    screen.progress(done / limit, `${done} articles, ${counts.drawn} pictures drawn`)
  }
  return {
    report: { site: instance.url, ...counts, failures },
    done: [
      `${counts.drawn} drawn, ${counts.kept} there already, ${counts['no-letters']} in letters that no font has, ${counts.failed} failed.`,
    ],
    troubles: failures.map(({ slug, failure }) => `${slug}: ${failure}`),
    exitCode: counts.failed > 0 ? 1 : 0,
  }
}
