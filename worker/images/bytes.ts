/** Reads numbers and names out of bytes; past their end there are zeros and no letters, never an exception. */
export interface ByteReader {
  length: number
  /** Most significant byte first. */
  number: (at: number, byteCount: number) => number
  /** Least significant byte first. */
  littleNumber: (at: number, byteCount: number) => number
  ascii: (at: number, length: number) => string
}

export function byteReader(bytes: Uint8Array): ByteReader {
  return {
    length: bytes.length,
    number: (at, byteCount) => {
      let sum = 0
      for (let index = 0; index < byteCount; index++) sum = sum * 256 + (bytes[at + index] ?? 0)
      return sum
    },
    littleNumber: (at, byteCount) => {
      let sum = 0
      for (let index = byteCount - 1; index >= 0; index--) sum = sum * 256 + (bytes[at + index] ?? 0)
      return sum
    },
    ascii: (at, length) => String.fromCharCode(...bytes.subarray(at, at + length)),
  }
}
