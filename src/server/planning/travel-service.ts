/**
 * A table service of travel times, asked as OSRM (`/table/v1/…`) or Valhalla (`/sources_to_targets`) are asked. Both
 * answer in seconds; a way they do not know comes as null.
 */
import type { Position, TravelMode } from '#care/people/position.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'

/** Which service is asked, and where; `FRIRUM_TRAVEL=osrm:http://10.0.0.7:5000`. */
export type TravelService = { readonly kind: 'osrm' | 'valhalla'; readonly address: string }

/**
 * Why a service gave no table: nobody there, too slow, an answer that is none, or some way that it does not know.
 */
export type TravelRefusal =
  | { readonly kind: 'unreachable' | 'tooSlow' | 'notATable'; readonly detail: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'noWay'; readonly ways: number }

/** The service that the surroundings name; `undefined` where none is named, null where it is named wrongly. */
export function readTravelService(text: string | undefined): TravelService | undefined | null {
  if (!text) return undefined
  const found = /^(osrm|valhalla):(https?:\/\/\S+?)\/*$/.exec(text)
  return found ? { kind: found[1] as TravelService['kind'], address: found[2] as string } : null
}

/** The service this program was started with; the start refuses one that is named wrongly. */
export const travelServiceHere = (): TravelService | undefined =>
  readTravelService(process.env['FRIRUM_TRAVEL']) ?? undefined

const osrmProfile: Readonly<Record<TravelMode, string>> = { car: 'driving', bike: 'cycling', foot: 'walking' }
const valhallaCosting: Readonly<Record<TravelMode, string>> = { car: 'auto', bike: 'bicycle', foot: 'pedestrian' }

const asks: Readonly<
  Record<
    TravelService['kind'],
    (address: string, places: readonly Position[], mode: TravelMode, signal: AbortSignal) => Promise<Response>
  >
> = {
  osrm: (address, places, mode, signal) => {
    const points = places.map(({ longitude, latitude }) => `${longitude},${latitude}`).join(';')
    return fetch(`${address}/table/v1/${osrmProfile[mode]}/${points}?annotations=duration`, { signal })
  },
  valhalla: (address, places, mode, signal) => {
    const points = places.map(({ longitude, latitude }) => ({ lon: longitude, lat: latitude }))
    return fetch(`${address}/sources_to_targets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sources: points, targets: points, costing: valhallaCosting[mode] }),
      signal,
    })
  },
}

/** Seconds from each place to each; one request a table. */
export async function askTable(
  { kind, address }: TravelService,
  places: readonly Position[],
  mode: TravelMode,
  timeoutSeconds = 20,
): Promise<Result<readonly (readonly number[])[], TravelRefusal>> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000)
  let body: unknown
  try {
    const answer = await asks[kind](address, places, mode, signal)
    if (!answer.ok) return refuse({ kind: 'status', status: answer.status })
    body = await answer.json()
  } catch (error) {
    const { name, message } = error as Error
    if (name === 'TimeoutError') return refuse({ kind: 'tooSlow', detail: `${timeoutSeconds} s` })
    return refuse({ kind: error instanceof SyntaxError ? 'notATable' : 'unreachable', detail: message })
  }
  return tableOf(kind, body, places.length)
}

function tableOf(
  kind: TravelService['kind'],
  body: unknown,
  size: number,
): Result<readonly (readonly number[])[], TravelRefusal> {
  const { durations, sources_to_targets: cells } = (body ?? {}) as Record<string, unknown>
  const rows = kind === 'osrm' ? durations : cells
  if (!Array.isArray(rows) || rows.length !== size || !rows.every((row) => Array.isArray(row) && row.length === size))
    return refuse({ kind: 'notATable', detail: `expected ${size} rows of ${size}` })
  const secondsOf = (cell: unknown) => (kind === 'osrm' ? cell : (cell as { time?: unknown } | null)?.time)
  const seconds = (rows as unknown[][]).map((row) => row.map(secondsOf))
  const unknown = seconds.flat().filter((cell) => typeof cell !== 'number' || !(cell >= 0)).length
  return unknown > 0 ? refuse({ kind: 'noWay', ways: unknown }) : ok(seconds as number[][])
}
