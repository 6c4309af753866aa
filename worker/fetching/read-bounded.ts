/**
 * Reads a body to its end or to `maxBytes`, whichever comes first, and lets go of the rest. Stops when the signal says
 * so, even in the midst of a body that comes byte by byte.
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const bytes = new Uint8Array(maxBytes)
  let length = 0
  const reader = body?.getReader()
  const stop = () => reader?.cancel(signal.reason).catch(() => {})
  signal.addEventListener('abort', stop, { once: true })
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      signal.throwIfAborted()
      if (done) return { bytes: bytes.slice(0, length), isWhole: true }
      const room = maxBytes - length
      bytes.set(value.subarray(0, room), length)
      length += Math.min(value.length, room)
      if (value.length > room) {
        await reader?.cancel()
        return { bytes, isWhole: false }
      }
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
