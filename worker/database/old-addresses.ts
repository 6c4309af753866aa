import { asc, gt, inArray } from 'drizzle-orm'
import type { Actor } from '../domain/editor-token.ts'
import type { Redirect, WishedRedirect } from '../domain/old-address.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { oldAddresses } from './schema.ts'

const { address, target } = oldAddresses

/** Where the first of these addresses leads that leads anywhere. */
export async function findOldAddress(db: Database, addresses: string[]): Promise<string | undefined> {
  const found = await db.select({ address, target }).from(oldAddresses).where(inArray(address, addresses))
  const targets = new Map(found.map((one) => [one.address, one.target]))
  return targets.get(addresses.find((one) => targets.has(one)) ?? '')
}

/** In the order of the addresses, those after one. */
export function listRedirects(
  db: Database,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Redirect[]> {
  return db
    .select({ address, target })
    .from(oldAddresses)
    .where(after === undefined ? undefined : gt(address, after))
    .orderBy(asc(address))
    .limit(limit)
}

/** Makes the addresses lead where they are to, all or none. Doing it again writes nothing. */
export async function saveRedirects(db: Database, wished: WishedRedirect[], by: Actor, now: number): Promise<void> {
  const client = db.$client
  const { results } = await client
    .prepare('SELECT address, target FROM json_each(?1) wish JOIN old_addresses ON address = wish.value')
    .bind(JSON.stringify(wished.map((one) => one.address)))
    .all<Redirect>()
  const before = new Map(results.map((one) => [one.address, one.target]))
  const changed = wished.filter((one) => (before.get(one.address) ?? null) !== one.target)
  if (changed.length === 0) return
  const changes = JSON.stringify(changed)
  await client.batch([
    client
      .prepare(
        `INSERT INTO old_addresses (address, target) SELECT value ->> 'address', value ->> 'target' FROM json_each(?1)
          WHERE value ->> 'target' IS NOT NULL ON CONFLICT DO UPDATE SET target = excluded.target`,
      )
      .bind(changes),
    client
      .prepare(
        `DELETE FROM old_addresses WHERE address IN
          (SELECT value ->> 'address' FROM json_each(?1) WHERE value ->> 'target' IS NULL)`,
      )
      .bind(changes),
    auditStatement(db, {
      ...{ at: now, actor: by.name, action: 'redirects.saved', subject: null },
      before: Object.fromEntries(
        changed.flatMap((one) => (before.has(one.address) ? [[one.address, before.get(one.address)]] : [])),
      ),
      after: Object.fromEntries(changed.map((one) => [one.address, one.target])),
    }),
  ])
}
