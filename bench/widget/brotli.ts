import { brotliCompressSync, constants } from 'node:zlib'

/** At its best, as an edge sends what it keeps. */
export function brotliOf(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}
