import { field, isThere, list, number, parsed, type Spot, text } from './json.ts'
import { malformed, type Read, reading } from './refusal.ts'

/** Services and lunch breaks of each carer by the ids of the file, in order of their start. */
export type UhhcSolution = {
  readonly routes: readonly { readonly caregiver: string; readonly stops: readonly UhhcStop[] }[]
}

export type UhhcStop = {
  /** A patient; of a lunch break where it is taken, which may be a depot. */
  readonly patient: string
  readonly service: string
  readonly start: number
  readonly end: number
}

/** Where the names of components differ between instances and solutions. */
const renamed: Readonly<Record<string, string>> = {
  caregiver_preferences: 'preferences',
  optional_patients: 'unscheduled',
}

/**
 * The set's own form, components times their weights. A carer without visits has no list of locations, as the published
 * validator wants it.
 */
export function writeUhhcSolution(
  { routes }: UhhcSolution,
  components: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
): string {
  const costs = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [renamed[name] ?? name, weight * (components[name] ?? 0)]),
  )
  const written = routes.map(({ caregiver, stops }) => {
    const locations = stops.map(({ patient, service, start, end }) => ({
      patient,
      service,
      arrival_time: start,
      departure_time: end,
    }))
    return { caregiver_id: caregiver, ...(locations.length > 0 ? { locations } : {}) }
  })
  return `${JSON.stringify({ routes: written, cost_components: costs }, null, 1)}\n`
}

/** Reads a solution with the synonyms that published files use; stops are put in order. */
export function readUhhcSolution(source: string): Read<UhhcSolution> {
  return reading(() => ({
    routes: list(field(parsed(source), 'routes')).map((route) => {
      const locations = field(route, 'locations')
      const stops = isThere(locations) ? list(locations).map(stopOf) : []
      return { caregiver: text(field(route, 'caregiver_id')), stops: stops.sort((a, b) => a.start - b.start) }
    }),
  }))
}

const stopOf = (spot: Spot): UhhcStop => ({
  patient: text(field(spot, 'patient')),
  service: text(field(spot, 'service')),
  start: number(oneOf(spot, ['arrival_time', 'start_time', 'start_service_time'])),
  end: number(oneOf(spot, ['departure_time', 'end_time', 'end_service_time'])),
})

function oneOf(spot: Spot, names: readonly string[]): Spot {
  const found = names.map((name) => field(spot, name)).find(isThere)
  return found ?? malformed(spot.path, `one of ${names.join(', ')}`, undefined)
}
