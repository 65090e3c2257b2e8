/** Where the letters of an invented town say one can ask; the address is as invented as the town. */
import type { Pool } from 'pg'
import type { ContactPoint } from '#care/letters/letter.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { newId } from '#kernel/id.ts'
import { seededRandom } from '#kernel/random.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addContact, contactOf } from '#server/letters/queries.ts'

const offices: Readonly<Record<string, (town: string, key: string) => ContactPoint>> = {
  DK: (town, key) => ({
    office: `Visitationen, ${town}`,
    address: 'Torvet 1',
    phone: null,
    email: `visitation@${key}.example`,
    hours: 'mandag til fredag kl. 9 til 14',
  }),
  SE: (town, key) => ({
    office: `Biståndsenheten, ${town}`,
    address: 'Torget 1',
    phone: null,
    email: `bistand@${key}.example`,
    hours: 'måndag till fredag kl. 9 till 14',
  }),
}

/** Adds it where the town has none. */
export async function addDemoContact(
  pool: Pool,
  {
    id,
    key,
    name,
    country,
  }: { readonly id: string; readonly key: string; readonly name: string; readonly country: string },
  now: Instant,
): Promise<void> {
  const office = offices[country]?.(name, key)
  if (!office) return
  await asTenant(pool, id, async (transaction) => {
    if (await contactOf(transaction, id)) return
    const contact = { id: newId<'Contact'>(now, seededRandom(now % 2 ** 31)), ...office }
    await addContact(transaction, id, contact, { by: 'case-officer', at: now })
  })
}
