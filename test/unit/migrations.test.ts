import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { canonicalAddress } from '../../worker/domain/canonical-address.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** A database that has seen every migration before this one, and what brings it there. */
function before(migration: string) {
  const db = new DatabaseSync(':memory:')
  const run = (file: string) => db.exec(readFileSync(new URL(file, folder), 'utf8'))
  for (const file of readdirSync(folder).toSorted()) if (file < migration) run(file)
  return { db, migrate: () => run(migration) }
}

describe('0016_canonical_addresses.sql', () => {
  const addresses = [
    ...['https://harbour.example/crane', 'http://www.Harbour.example:80/Crane/?utm_source=rss&b=2&a=1#top'],
    ...['https://harbour.example', 'https://harbour.example/', 'https://harbour.example/?utm_source=rss'],
    ...[
      'https://harbour.example/?p=17',
      'https://harbour.example?p=17',
      'https://harbour.example/a?',
      '//harbour.example',
    ],
    ...[
      'https://harbour.example:8080/a//',
      'https://harbour.example:443/b',
      'HTTPS://WWW.harbour.example/c?UTM_Source=1',
    ],
    ...['https://harbour.example/d?source=rss----1&z=1&source=2', 'https://harbour.example/e?b=1&b=0&a=&c&fbclid=7'],
    ...['https://harbour.example/f:g/h', 'https://harbour.example/#!/i', 'https://harbour.example/j?mc_cid=1&&k', ''],
    ...[
      'https://archive.example/2019/https://harbour.example/l',
      'urn:harbour:m',
      'https://harbour.example/n?at=1&at_x=1',
    ],
  ]

  /** Everything that the migration has come upon, by its address. */
  function migrated(add: (db: DatabaseSync) => void) {
    const { db, migrate } = before('0016_canonical_addresses.sql')
    add(db)
    migrate()
    return db
  }

  function addArticle(db: DatabaseSync, number: number, url: string, { source = 's', title = `${number}` } = {}) {
    db.prepare(
      `INSERT INTO articles (position, slug, title, summary, category_slug, category_name, tags, language, published_at,
          source, origin_source, origin_guid, fingerprint, counted)
        VALUES (?1, ?2, ?3, '', 'general', 'General', '[]', 'en', 1, json_object('url', ?4), ?5, ?2, 'f', 1)`,
    ).run(number, `${number}`, title, url, source)
  }

  it('spells the addresses of articles as they are compared from then on', () => {
    const db = migrated((db) => {
      for (const [number, url] of addresses.entries()) addArticle(db, number, url, { source: `${number}` })
    })
    const rows = db.prepare(`SELECT source ->> 'url' AS url, original FROM articles ORDER BY position`).all()
    expect(rows.map(({ url, original }) => [url, original])).toEqual(
      addresses.map((url) => [url, canonicalAddress(url) ?? null]),
    )
  })

  it('and those of what editors have decided about', () => {
    const db = migrated((db) => {
      for (const [number, url] of addresses.entries()) {
        db.prepare(
          `INSERT INTO manuscripts (state, appeared, version, created_at, edited_at, edited_by, origin_source, origin_guid,
            source_url) VALUES ('deleted', 0, 1, 0, 0, 'Ada', 's', ?1, ?2)`,
        ).run(`${number}`, url)
      }
    })
    const rows = db.prepare('SELECT source_url FROM manuscripts ORDER BY id').all()
    expect(rows.map(({ source_url }) => source_url)).toEqual(addresses.map((url) => canonicalAddress(url) ?? null))
  })

  it('gives none to articles of one source that have different titles and one page', () => {
    const page = 'https://harbour.example/podcast'
    const db = migrated((db) => {
      addArticle(db, 1, page)
      addArticle(db, 2, page)
      addArticle(db, 3, page, { source: 'other' })
      addArticle(db, 4, `${page}/4`, { title: 'Twice' })
      addArticle(db, 5, `${page}/4`, { title: 'Twice' })
    })
    const rows = db.prepare('SELECT original FROM articles ORDER BY position').all()
    const [own, twice] = ['harbour.example/podcast', 'harbour.example/podcast/4']
    expect(rows.map(({ original }) => original)).toEqual([null, null, own, twice, twice])
  })
})
