/** The municipalities a fresh database is given, so that there is something to look at. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import type { TownRecipe } from '#simulation/towns/recipe.ts'
import { readTownFile } from './town-file.ts'
import { type TownWritten, writeTown } from './write-town.ts'

/** The keys of the two towns that come with Frirum, which are the names of their files. */
export const townKeys = ['lyngvig', 'ekholma'] as const

/** Where the town files that come with Frirum lie. */
export const townFolder = fileURLToPath(new URL('../../../towns/', import.meta.url))

/** A town that comes with Frirum. A file that cannot be read is a bug of ours, and throws. */
export async function townRecipe(key: string): Promise<TownRecipe> {
  const read = await readTownFile(path.join(townFolder, `${key}.yaml`))
  if (read.ok) return read.value
  throw new Error(`the town ${key} is broken: ${JSON.stringify(read.refusal)}`)
}

export type SeedOptions = {
  /** The last day with visits, such as yesterday; two whole months before it are written too. */
  readonly until: LocalDate
  readonly towns?: readonly string[]
  readonly seed?: number
  readonly report?: (written: TownWritten) => void
}

/** Writes those of the towns that are not there yet, side by side, and says which it wrote. */
export async function seedTowns(pool: Pool, options: SeedOptions): Promise<readonly TownWritten[]> {
  const { until, towns = townKeys, seed = usualSeed, report = () => {} } = options
  const written = await Promise.all(
    towns.map(async (key) => {
      if (await townExists(pool, key)) return []
      const answer = await writeTown(pool, await townRecipe(key), key, { seed, until, months: usualMonths })
      if (!answer.ok) return []
      report(answer.value)
      return [answer.value]
    }),
  )
  // Whole tables have just come; PostgreSQL would find out within a minute, while the first people look.
  if (written.some((one) => one.length > 0)) await pool.query('vacuum (analyze)')
  return written.flat()
}

/** Whether there is a municipality of this key; a town is written whole, so then all of it is there. */
export const townExists = async (pool: Pool, key: string): Promise<boolean> =>
  (await tenantByKey(pool, key)) !== undefined

export const usualSeed = 1
export const usualMonths = 2
