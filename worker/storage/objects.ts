/** Thrown when the place where files are kept does not answer as it should; the cause is for the log. */
export class StorageError extends Error {}

export interface FoundObject {
  /** As it stands in the header. */
  etag: string
  /** Bytes. */
  size: number
  body: ReadableStream
}

/** The file of that name, or undefined. */
export async function findObject(bucket: R2Bucket, name: string): Promise<FoundObject | undefined> {
  const found = await reached(bucket.get(name))
  return found ? { etag: found.httpEtag, size: found.size, body: found.body } : undefined
}

/** All bytes of the file of that name, or undefined. */
export async function readObject(bucket: R2Bucket, name: string): Promise<Uint8Array | undefined> {
  const found = await reached(bucket.get(name))
  return found ? new Uint8Array(await reached(found.arrayBuffer())) : undefined
}

/** Whether there is a file of that name. */
export async function hasObject(bucket: R2Bucket, name: string): Promise<boolean> {
  return (await reached(bucket.head(name))) !== null
}

/**
 * Keeps a file under a name that nothing else will ever have; what is there already stays. Of two who save at once one
 * does, and both end with the same file.
 */
export async function saveObject(
  bucket: R2Bucket,
  name: string,
  bytes: Uint8Array,
  contentType: string,
): Promise<void> {
  await reached(bucket.put(name, bytes, { onlyIf: { etagDoesNotMatch: '*' }, httpMetadata: { contentType } }))
}

/** Files in one listing; the platform gives out twice as many. */
const maxListed = 500

/** The files whose names begin so, in the order of their names, those after a name. */
export async function listObjects(
  bucket: R2Bucket,
  prefix: string,
  after: string | undefined,
): Promise<{ objects: { name: string; size: number }[]; isLast: boolean }> {
  const options = { prefix, limit: maxListed, ...(after === undefined ? {} : { startAfter: after }) }
  const { objects, truncated } = await reached(bucket.list(options))
  return { objects: objects.map(({ key, size }) => ({ name: key, size })), isLast: !truncated }
}

async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (cause) {
    throw new StorageError('The storage cannot be reached', { cause })
  }
}
