import { joined } from '../domain/joined.ts'
import { ProblemError } from './problems.ts'

/** What a request says its body is, without parameters; undefined when it says nothing. */
export function mediaType(request: Request): string | undefined {
  return request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
}

/**
 * The body of a request. Counted while reading: a caller's Content-Length may be absent or wrong.
 *
 * @throws ProblemError when there is more than `maxBytes`.
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > maxBytes) {
      throw new ProblemError('request-too-large', `At most ${maxBytes.toLocaleString('en')} bytes are taken here.`)
    }
    chunks.push(chunk)
  }
  return joined(chunks)
}

/**
 * Bytes as the text that they are. What is not UTF-8 would be kept with signs in it that nobody wrote.
 *
 * @throws ProblemError when they are in another encoding.
 */
export function textFrom(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new ProblemError('body-invalid', 'The body is not UTF-8.')
  }
}
