/** Bytes that most bodies fit into; a buffer for the largest would cost more than what is done with most of them. */
const usualBytes = 65_536

/**
 * Reads a body to its end or to `maxBytes`, whichever comes first, and lets go of the rest. Stops when the signal says
 * so, even in the midst of a body that comes byte by byte.
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  let bytes = new Uint8Array(Math.min(usualBytes, maxBytes))
  let length = 0
  const reader = body?.getReader()
  const stop = () => reader?.cancel(signal.reason).catch(() => {})
  signal.addEventListener('abort', stop, { once: true })
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      signal.throwIfAborted()
      if (done) return { bytes: bytes.slice(0, length), isWhole: true }
      const taken = value.subarray(0, maxBytes - length)
      if (length + taken.length > bytes.length) bytes = grown(bytes, length + taken.length, maxBytes)
      bytes.set(taken, length)
      length += taken.length
      if (taken.length < value.length) {
        await reader?.cancel()
        return { bytes: bytes.slice(0, length), isWhole: false }
      }
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** At least twice as large, so that a body in small pieces is not copied over and over. */
function grown(bytes: Uint8Array, needed: number, maxBytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(Math.max(needed, 2 * bytes.length), maxBytes))
  larger.set(bytes)
  return larger
}
