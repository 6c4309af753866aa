import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { pause } from '../../widget/client/pause.ts'
import { digestOf } from '../../worker/domain/digest.ts'
import type { Failure } from '../newsclip/instance.ts'

const tries = 4
const firstWaitMs = 500
const answerTimeoutMs = 60_000

/** Brings a picture of the site into a file, unless it is there with the bytes that its name stands for. */
export async function fetchMedia(
  siteUrl: string,
  name: string,
  file: string,
  signal: AbortSignal,
): Promise<{ failure: Failure } | undefined> {
  if (existsSync(file) && (await isNamed(name, await readFile(file)))) return undefined
  const downloaded = await download(`${siteUrl}/media/${name}`, signal)
  if ('failure' in downloaded) return downloaded
  if (!(await isNamed(name, downloaded.bytes))) {
    return fail(`${siteUrl} gave other bytes for ${name} than its name stands for.`)
  }
  // Under another name until it is whole: what is cut off here must not be taken for the picture.
  await writeFile(`${file}.part`, downloaded.bytes)
  await rename(`${file}.part`, file)
  return undefined
}

export async function isNamed(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return name.split('.')[0] === (await digestOf(bytes))
}

async function download(
  address: string,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { failure: Failure }> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryDownload(address, signal)
    if ('bytes' in outcome) return outcome
    if (signal.aborted) return fail('Stopped; there is no whole export.')
    if (attempt === tries) return outcome
    await pause(firstWaitMs * 2 ** attempt, signal)
  }
}

async function tryDownload(address: string, signal: AbortSignal) {
  try {
    const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]) })
    return response.ok
      ? { bytes: new Uint8Array(await response.arrayBuffer()) }
      : fail(`${address} answers ${response.status}.`)
  } catch (error) {
    const { message, cause } = error as Error
    return fail(`${address} could not be fetched: ${(cause as Error | undefined)?.message || message}.`)
  }
}

function fail(sentence: string): { failure: Failure } {
  return { failure: { sentence, final: true } }
}
