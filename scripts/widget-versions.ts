import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** The released bundles and the record of their hashes, which git keeps: a deployment has no files of those before it. */
const releases = join(import.meta.dirname, '../widget/releases')

/** One version of the element's script, as /widget/versions.json tells of it. */
export interface Version {
  version: string
  /** From the site's root. */
  url: string
  /** For `<script integrity>`. */
  integrity: string
  rawBytes: number
  brotliBytes: number
  /** Whether it stays as it is for good. A version that is still being worked on is there too, and changes. */
  released: boolean
}

/** What /widget/versions.json says; the newest version first. */
export interface Versions {
  /** The newest that is released, or the one that is being worked on where none is. */
  latest: string
  versions: Version[]
}

/** The integrity of every released version: scripts/release-widget.ts adds to it, and nothing takes away. */
type ReleaseRecord = Record<string, string>

export function readRecord(folder = releases): ReleaseRecord {
  return JSON.parse(readFileSync(join(folder, 'versions.json'), 'utf8'))
}

/**
 * Puts the released bundles, the one that was just built and the list of them all into `outDir`. What is released is
 * never made anew: pages name its hash.
 *
 * @throws when a released bundle is not what the record says.
 */
export function writeVersions(outDir: string, version: string, bundle: Uint8Array, folder = releases): Versions {
  const record = readRecord(folder)
  mkdirSync(join(outDir, 'widget'), { recursive: true })
  const released = Object.entries(record).map(([version, integrity]) => {
    const file = join(folder, fileNameOf(version))
    const found = describe(version, readFileSync(file), true)
    if (found.integrity !== integrity) throw new Error(`${file} is not what was released: ${integrity}`)
    copyFileSync(file, join(outDir, 'widget', fileNameOf(version)))
    return found
  })
  const inWork = record[version] ? [] : [describe(version, bundle, false)]
  if (inWork.length) writeFileSync(join(outDir, 'widget', fileNameOf(version)), bundle)
  const all = [...released, ...inWork].sort((one, other) => compare(other.version, one.version))
  const latest = all.find((one) => one.released) ?? all[0]
  const versions = { latest: latest?.version ?? version, versions: all }
  writeFileSync(join(outDir, 'widget/versions.json'), `${JSON.stringify(versions, null, 2)}\n`)
  return versions
}

/**
 * Adds the bundle to the released ones.
 *
 * @throws when that version was released with other bytes: changed bytes are another version.
 */
export function saveRelease(version: string, bundle: Uint8Array, folder = releases): 'added' | 'there' {
  const record = readRecord(folder)
  const { integrity } = describe(version, bundle, true)
  if (record[version] === integrity) return 'there'
  if (record[version]) {
    throw new Error(
      `The element is not what was released as ${version}. Pages name that version's hash, so it stays: raise the version in package.json.`,
    )
  }
  writeFileSync(join(folder, fileNameOf(version)), bundle)
  writeFileSync(join(folder, 'versions.json'), `${JSON.stringify({ ...record, [version]: integrity }, null, 2)}\n`)
  return 'added'
}

export function fileNameOf(version: string): string {
  return `newsclip-feed-${version}.js`
}

function describe(version: string, bundle: Uint8Array, released: boolean): Version {
  return {
    version,
    url: `/widget/${fileNameOf(version)}`,
    integrity: `sha384-${createHash('sha384').update(bundle).digest('base64')}`,
    rawBytes: bundle.length,
    brotliBytes: brotliCompressSync(bundle).length,
    released,
  }
}

/** By their numbers: 0.10.0 comes after 0.9.0. */
function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}
