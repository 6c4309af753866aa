import { writeExport } from '../../export/write-export.ts'
import { command, failed, type Outcome } from '../command.ts'

export const exportCommand = command({
  name: 'export',
  words: { usage: 'FOLDER', least: 1, most: 1 },
  summary: 'Write the whole site into a folder: the backup that `restore` reads',
  about: `Articles, drafts, revisions, other names and addresses and the log as NDJSON, a file for each table,
and the pictures that were handed in. Tokens, webhooks and other secrets are not in it. The export is
of one moment: when somebody writes meanwhile, it begins again, and writers and the clock wait until
it has read all. In a folder that holds an export already, only new pictures are fetched. It takes a
token with the scope "admin".`,
  options: {},
  stoppable: true,
  run: async ({ words: [folder = ''], instance, ask, screen, stop }): Promise<Outcome> => {
    const onProgress = (portion: number, words: string) => screen.progress(portion, words)
    const exported = await writeExport(instance.url, folder, { ask, stop, onProgress })
    if ('failure' in exported) return failed(exported.failure)
    const { manifest, wasOvertaken } = exported
    const { articles = 0, manuscripts = 0, revisions = 0 } = manifest.rows
    return {
      report: { folder, wasOvertaken, ...manifest },
      done: [
        `${articles} articles, ${manuscripts} manuscripts with ${revisions} revisions, ${manifest.media} pictures, in ${folder}.`,
        ...(wasOvertaken ? ['Somebody wrote meanwhile: writes had to wait until it was read anew.'] : []),
      ],
    }
  },
})
