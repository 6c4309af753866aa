import { findDamage } from '../../export/find-damage.ts'
import { readManifest } from '../../export/folder.ts'
import { sendExport } from '../../export/send-export.ts'
import { command, failed, type Outcome } from '../command.ts'

export const restore = command({
  name: 'restore',
  words: { usage: 'FOLDER', least: 1, most: 1 },
  summary: 'Fill an empty instance from an export',
  about: `The instance must be of the export's version or a later one, with a database that has seen its
migrations and nothing else. Stopped anywhere, the same command goes on. It takes a token with the
scope "admin", which in an empty instance is EDITOR_TOKEN.`,
  options: {},
  stoppable: true,
  run: async ({ words: [folder = ''], instance, ask, screen, stop }): Promise<Outcome> => {
    const manifest = await readManifest(folder)
    if ('refusal' in manifest) return failed({ sentence: manifest.refusal, final: true })
    const onProgress = (portion: number, words: string) => screen.progress(portion, words)
    const damage = await findDamage(folder, manifest, { stop, onProgress })
    if (damage !== undefined) return failed({ sentence: damage, final: true })
    const failure = await sendExport(instance.url, folder, manifest, { ask, stop, onProgress })
    if (failure) return failed(failure.failure)
    const moved = manifest.site !== instance.url
    return {
      report: { folder, ...manifest, site: instance.url },
      done: [
        `${instance.url} is the site that was exported on ${manifest.madeAt}.`,
        ...(moved ? [`Articles still name pictures at ${manifest.site}; see docs/runbooks/restore.md.`] : []),
      ],
    }
  },
})
