/** Travel times for a plan: from the service where one is named, kept for the next time; else from distances. */
import type { Pool } from 'pg'
import { type Position, type TravelMode, travelModes } from '#care/people/position.ts'
import { estimatedTravel, noDetours, travelAssumed } from '#planning/travel/estimate.ts'
import { json, sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { askTable, type TravelRefusal, type TravelService } from './travel-service.ts'

/** Where the times of a plan come from; `reason` says why a service that is named was not believed. */
export type TravelSource = {
  readonly by: 'estimate' | 'service'
  /** Ways that were answered before and not asked for again. */
  readonly known: number
  readonly reason: TravelRefusal | null
}

export type TravelTables = {
  readonly travel: ReadonlyMap<string, readonly (readonly number[])[]>
  readonly source: TravelSource
}

/** Tables in minutes over some places, for the modes asked. Never fails: without a service's answer it estimates. */
export async function travelTables(
  pool: Pool,
  tenant: string,
  service: TravelService | undefined,
  places: readonly Position[],
  modes: readonly TravelMode[] = travelModes,
): Promise<TravelTables> {
  if (service) {
    const travel = new Map<string, readonly (readonly number[])[]>()
    let known = 0
    for (const mode of modes) {
      const table = await tableBy(pool, tenant, service, places, mode)
      if ('reason' in table) return estimated(places, modes, table.reason)
      travel.set(mode, table.minutes)
      known += table.known
    }
    return { travel, source: { by: 'service', known, reason: null } }
  }
  return estimated(places, modes, null)
}

const estimated = (
  places: readonly Position[],
  modes: readonly TravelMode[],
  reason: TravelRefusal | null,
): TravelTables => ({
  travel: new Map(modes.map((mode) => [mode, estimatedTravel(places, mode)])),
  source: { by: 'estimate', known: 0, reason },
})

type Point = readonly [latitude: number, longitude: number]
/** To a metre or so: what is asked for again is found again. */
const pointOf = ({ latitude, longitude }: Position): Point => [
  Math.round(latitude * 100_000),
  Math.round(longitude * 100_000),
]

const wayKey = (from: Point, to: Point): string => `${from} ${to}`
const nameOf = ({ kind, address }: TravelService): string => `${kind}:${address}`

/** What is known of the ways between some places: as the service told them once, else by the estimate. Asks nobody. */
export async function knownTravel(
  transaction: Transaction,
  tenant: string,
  service: TravelService | undefined,
  places: readonly Position[],
  modes: readonly TravelMode[],
): Promise<TravelTables> {
  const whole = estimated(places, modes, null)
  if (!service) return whole
  const points = places.map(pointOf)
  const travel = new Map<string, readonly (readonly number[])[]>()
  let known = 0
  for (const [mode, estimate] of whole.travel) {
    const kept = await keptWays(transaction, tenant, nameOf(service), mode, points)
    known += kept.size
    const mixed = points.map((from, at) =>
      points.map((to, on) => kept.get(wayKey(from, to)) ?? estimate[at]?.[on] ?? 0),
    )
    travel.set(mode, noDetours(mixed))
  }
  return { travel, source: { by: known > 0 ? 'service' : 'estimate', known, reason: null } }
}

async function tableBy(
  pool: Pool,
  tenant: string,
  service: TravelService,
  places: readonly Position[],
  mode: TravelMode,
): Promise<{ minutes: readonly (readonly number[])[]; known: number } | { reason: TravelRefusal }> {
  const points = places.map(pointOf)
  const name = nameOf(service)
  const kept = await asTenant(pool, tenant, (transaction) => keptWays(transaction, tenant, name, mode, points))
  const isWhole = points.every((from) => points.every((to) => kept.has(wayKey(from, to))))
  if (isWhole) {
    const minutes = points.map((from) => points.map((to) => kept.get(wayKey(from, to)) as number))
    return { minutes: noDetours(minutes), known: points.length ** 2 }
  }
  const asked = await askTable(service, places, mode)
  if (!asked.ok) return { reason: asked.refusal }
  const { doorMinutes } = travelAssumed[mode]
  const minutes = asked.value.map((row, from) =>
    row.map((seconds, to) =>
      String(points[from]) === String(points[to]) ? 0 : Math.min(1440, Math.ceil(seconds / 60) + doorMinutes),
    ),
  )
  await keepWays(pool, tenant, name, mode, points, minutes)
  return { minutes: noDetours(minutes), known: 0 }
}

async function keptWays(
  transaction: Transaction,
  tenant: string,
  service: string,
  mode: string,
  points: readonly Point[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction.rows<{ from: Point; to: Point; minutes: number }>(sql`
    with place as (
      select distinct p.latitude, p.longitude
      from unnest(${points.map(([latitude]) => latitude)}::int[], ${points.map(([, longitude]) => longitude)}::int[])
        as p (latitude, longitude))
    select array[t.from_latitude, t.from_longitude] as "from", array[t.to_latitude, t.to_longitude] as "to", t.minutes
    from travel_time t
    join place f on f.latitude = t.from_latitude and f.longitude = t.from_longitude
    join place g on g.latitude = t.to_latitude and g.longitude = t.to_longitude
    where t.tenant_id = ${tenant} and t.service = ${service} and t.mode = ${mode}`)
  return new Map(rows.map(({ from, to, minutes }) => [wayKey(from, to), minutes]))
}

const keepWays = (
  pool: Pool,
  tenant: string,
  service: string,
  mode: TravelMode,
  points: readonly Point[],
  minutes: readonly (readonly number[])[],
): Promise<number> => {
  const ways = points.flatMap((from, at) => points.map((to, on) => [...from, ...to, minutes[at]?.[on] ?? 0]))
  return asTenant(pool, tenant, (transaction) =>
    transaction.run(sql`
      insert into travel_time (tenant_id, service, mode, from_latitude, from_longitude, to_latitude, to_longitude,
        minutes)
      select ${tenant}, ${service}, ${mode}, (w->>0)::int, (w->>1)::int, (w->>2)::int, (w->>3)::int, (w->>4)::smallint
      from jsonb_array_elements(${json(ways)}::jsonb) as w
      on conflict (tenant_id, service, mode, from_latitude, from_longitude, to_latitude, to_longitude)
        do update set minutes = excluded.minutes`),
  )
}
