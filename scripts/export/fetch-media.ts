import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { pause } from '../../widget/client/pause.ts'
import { digestOf } from '../../worker/domain/digest.ts'

const tries = 4
const firstWaitMs = 500
const answerTimeoutMs = 60_000

/**
 * Brings a picture of the site into a file, unless it is there with the bytes that its name stands for.
 *
 * @throws when the site does not give it out, or others.
 */
export async function fetchMedia(siteUrl: string, name: string, file: string, signal: AbortSignal): Promise<void> {
  if (existsSync(file) && (await isNamed(name, await readFile(file)))) return
  const bytes = await download(`${siteUrl}/media/${name}`, signal)
  if (!(await isNamed(name, bytes)))
    throw new Error(`${siteUrl} gave other bytes for ${name} than its name stands for.`)
  // Under another name until it is whole: what is cut off here must not be taken for the picture.
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
}

async function isNamed(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return name.split('.')[0] === (await digestOf(bytes))
}

async function download(address: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]) })
      if (!response.ok) throw new Error(`${address} answers ${response.status}.`)
      return new Uint8Array(await response.arrayBuffer())
    } catch (error) {
      if (attempt === tries || signal.aborted) throw error
      await pause(firstWaitMs * 2 ** attempt, signal)
    }
  }
}
