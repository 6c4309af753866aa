import { slugFromText } from '../../../worker/domain/slug.ts'
import type { Defaults } from '../../import/article-from-row.ts'
import { deliverTo, dryRun } from '../../import/delivery.ts'
import { copyPictures } from '../../import/own-pictures.ts'
import { reportFromFiles, writeCounts, writeEntries, writeTroubles, writeWayBack } from '../../import/report.ts'
import { type FileReport, sendFile } from '../../import/send-file.ts'
import { command, type Outcome } from '../command.ts'

export const importCommand = command({
  name: 'import',
  words: { usage: 'FILE…', least: 1, most: Number.POSITIVE_INFINITY },
  summary: 'Take in articles: feeds, lines of JSON, and exports of other programs',
  about: `A FILE is one of these, recognised by what is in it, as it is or gzipped:
  NDJSON, one article a line; RSS, Atom or JSON Feed
  WordPress: an export (WXR, one file or several in a folder or zip), answers of its REST API
  Ghost, Medium, Substack: the export as it came, the zip, its folder, or the main file of it

Of an export, posts that are public become articles, and drafts drafts; pages, private, protected and
paid posts stay out. The addresses that the posts had lead to the articles once the domain is moved.
Doing it twice changes nothing; stopped anywhere, it is done again.`,
  options: {
    category: { type: 'string', value: 'NAME', about: 'for articles that have none (General)' },
    source: { type: 'string', value: 'NAME', about: 'who hands them in (the site or feed that they are from)' },
    from: { type: 'string', value: 'URL', about: 'the site that the export is of, where it does not say so itself' },
    type: { type: 'string', multiple: true, value: 'NAME', about: 'of WordPress: posts of this type too' },
    media: { type: 'boolean', about: 'copy pictures into the media store; what was copied is noted beside FILE' },
    name: { type: 'string', value: 'NAME', about: 'by which `imports undo` takes it all back (made of the time)' },
    'dry-run': { type: 'boolean', about: 'say what would become of each, and send nothing' },
  },
  stoppable: true,
  complaint: ({ options: { category, from, media, 'dry-run': dry } }) => {
    if (category !== undefined && !slugFromText(category)) return `--category ${category} has no letter or digit.`
    if (from !== undefined && !/^https?:$/.test(URL.parse(from)?.protocol ?? '')) {
      return `--from ${from} is not an http address.`
    }
    return media && dry ? '--media and --dry-run do not go together: pictures would be sent.' : undefined
  },
  run: async ({ words: files, options, instance, ask, screen, stop }): Promise<Outcome> => {
    const { category, source, from, type: types, media, 'dry-run': dry } = options
    const defaults: Defaults = { category, source, from, types }
    const name = options.name ?? `import-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
    const delivery = dry ? dryRun : deliverTo(ask, instance.url, name)
    const startedAt = performance.now()
    const reports: FileReport[] = []
    for (const file of files) {
      const report = await sendFile(file, {
        ...{ delivery, defaults, stop },
        prepare: media ? (entries) => copyPictures(entries, { file, from, site: instance.url, ask, stop }) : undefined,
        onProgress: ({ entries }, portion) => {
          const seconds = (performance.now() - startedAt) / 1000
          const rate = Math.round(entries.length / Math.max(0.001, seconds))
          screen.progress(
            portion,
            `${entries.length.toLocaleString('en')} of ${file}, ${rate.toLocaleString('en')} a second`,
          )
        },
      })
      reports.push(report)
      if (stop.aborted || report.failure?.final) break
    }
    const report = reportFromFiles(reports, {
      ...{ name, site: instance.url, dryRun: dry, stopped: stop.aborted },
      seconds: (performance.now() - startedAt) / 1000,
      notTried: files.slice(reports.length),
    })
    const isSound = report.counts.refused === 0 && !reports.some(({ failure }) => failure)
    return {
      report,
      done: [...writeEntries(reports), writeCounts(report), ...writeWayBack(report)],
      troubles: writeTroubles(report),
      exitCode: isSound ? 0 : 1,
    }
  },
})
