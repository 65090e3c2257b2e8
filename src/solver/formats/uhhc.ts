import { bool, field, fresh, isThere, known, list, number, parsed, type Spot, square, text } from './json.ts'
import { malformed, type Read, reading } from './refusal.ts'

/**
 * Unified home healthcare routing in the JSON of the University of Udine: one day, visits by one carer or two, up to
 * two windows, pauses, optional patients, weighted components. All figures as in the file.
 */
export type UhhcInstance = {
  readonly name: string
  readonly lateBy: 'start' | 'end'
  readonly weights: Readonly<Partial<Record<UhhcComponent, number>>>
  readonly distances: readonly (readonly number[])[]
  /** Depots and patients by the row and column they have in the distances. */
  readonly depots: ReadonlyMap<string, number>
  readonly caregivers: readonly UhhcCaregiver[]
  readonly patients: readonly UhhcPatient[]
  readonly lunch: { readonly opens: number; readonly closes: number; readonly length: number }
}

export type UhhcCaregiver = {
  readonly id: string
  readonly abilities: readonly string[]
  readonly from: string
  readonly to: string
  readonly shift: readonly [number, number]
  readonly lunch: boolean
}

export type UhhcPatient = {
  readonly id: string
  readonly place: number
  readonly services: readonly { readonly service: string; readonly duration: number }[]
  /** One or two, by opening. */
  readonly windows: readonly (readonly [number, number])[]
  /** How the second service starts after the first; missing where they are free of each other. */
  readonly gap?: readonly [number, number]
  readonly optional: boolean
  readonly preferred?: readonly string[]
  readonly incompatible: readonly string[]
}

/** The components that can be planned and scored here, in the spelling of the files. */
export const uhhcComponents = [
  'travel_time',
  'total_tardiness',
  'highest_tardiness',
  'total_waiting_time',
  'total_extra_time',
  'max_idle_time',
  'caregiver_preferences',
  'optional_patients',
  'missed_lunch_break',
] as const
export type UhhcComponent = (typeof uhhcComponents)[number]

/** The lunch break among the services of a route. */
export const lunchBreak = 'lunch_break'

/** Reads an instance; refuses with the path and what should stand there, also what is not dealt with here. */
export function readUhhc(source: string, name: string): Read<UhhcInstance> {
  return reading(() => {
    const file = parsed(source)
    const metadata = field(file, 'metadata')
    const met = field(metadata, 'time_window_met')
    if (isThere(met) && !['at_service_start', 'at_service_end'].includes(text(met)))
      malformed(met.path, 'at_service_start or at_service_end', met.value)
    const services = new Map<string, number>()
    for (const spot of list(field(file, 'services'), 1))
      services.set(text(field(spot, 'id')), number(field(spot, 'default_duration')))
    const points = list(field(file, 'terminal_points'), 1)
    const people = list(field(file, 'patients'), 1)
    const size = points.length + people.length
    const depots = new Map(points.map((spot, index) => [text(field(spot, 'id')), placeOf(spot, index, size)]))
    const seen = new Set<string>()
    const caregivers = list(field(file, 'caregivers'), 1).map((spot) => {
      const caregiver = caregiverOf(spot, new Set(services.keys()), new Set(depots.keys()), seen)
      seen.add(caregiver.id)
      return caregiver
    })
    const patientIds = new Set<string>()
    const patients = people.map((spot, index) => {
      const place = placeOf(spot, points.length + index, size)
      const patient = { ...patientOf(spot, services, seen, patientIds), place }
      patientIds.add(patient.id)
      return patient
    })
    return {
      name,
      lateBy: met.value === 'at_service_end' ? 'end' : 'start',
      weights: weightsOf(field(metadata, 'cost_components')),
      distances: square(field(file, 'distances'), size),
      depots,
      caregivers,
      patients,
      lunch: lunchOf(field(file, 'lunch_breaks'), caregivers),
    }
  })
}

function weightsOf(spot: Spot): UhhcInstance['weights'] {
  if (typeof spot.value !== 'object' || spot.value === null) malformed(spot.path, 'an object of weights', spot.value)
  const weights: Partial<Record<UhhcComponent, number>> = {}
  for (const [name, weight] of Object.entries(spot.value as object)) {
    const component = uhhcComponents.find((each) => each === name)
    const at = `${spot.path}.${name}`
    const isHardAnyway = ['qualification', 'incompabilities'].includes(name) && weight === 'HARD'
    if (isHardAnyway || (!component && weight === 0)) continue
    if (!component) malformed(at, `one of ${uhhcComponents.join(', ')}`, weight)
    const value = number({ path: at, value: weight })
    weights[component as UhhcComponent] = Number.isInteger(value) ? value : malformed(at, 'a whole number', value)
  }
  return weights
}

function lunchOf(spot: Spot, caregivers: readonly UhhcCaregiver[]): UhhcInstance['lunch'] {
  if (!isThere(spot) && caregivers.every(({ lunch }) => !lunch)) return { opens: 0, closes: 0, length: 0 }
  const [opens, closes] = span(spot)
  return { opens, closes, length: number(field(spot, 'min_duration')) }
}

function span(spot: Spot): readonly [number, number] {
  const [start, end] = [number(field(spot, 'start')), number(field(spot, 'end'))]
  return start <= end ? [start, end] : malformed(spot.path, 'an end not before its start', [start, end])
}

function placeOf(spot: Spot, usual: number, size: number): number {
  const index = field(spot, 'distance_matrix_index')
  const place = isThere(index) ? number(index) : usual
  return Number.isInteger(place) && place < size ? place : malformed(index.path, `a whole number below ${size}`, place)
}

function caregiverOf(
  spot: Spot,
  services: ReadonlySet<string>,
  depots: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): UhhcCaregiver {
  const from = known(field(spot, 'departing_point'), depots, 'terminal point')
  const arrival = field(spot, 'arrival_point')
  const lunch = field(spot, 'lunch_break')
  return {
    id: fresh(field(spot, 'id'), seen, 'caregiver'),
    abilities: list(field(spot, 'abilities')).map((each) => known(each, services, 'service')),
    from,
    to: isThere(arrival) ? known(arrival, depots, 'terminal point') : from,
    shift: span(field(spot, 'working_shift')),
    lunch: isThere(lunch) && bool(lunch),
  }
}

function patientOf(
  spot: Spot,
  services: ReadonlyMap<string, number>,
  caregivers: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): Omit<UhhcPatient, 'place'> {
  const required = list(field(spot, 'required_services'), 1, 2).map((each) => {
    const service = known(field(each, 'service'), new Set(services.keys()), 'service')
    const duration = field(each, 'duration')
    return { service, duration: isThere(duration) ? number(duration) : (services.get(service) ?? 0) }
  })
  const windows = list(field(spot, 'time_windows'), 1, 2).map(span)
  if (windows.length === 2 && (windows[1]?.[0] ?? 0) < (windows[0]?.[0] ?? 0))
    malformed(`${spot.path}.time_windows`, 'windows by their start', windows)
  const tie = required.length === 2 ? gapOf(field(spot, 'synchronization')) : undefined
  const named = (name: string): readonly string[] | undefined => {
    const names = field(spot, name)
    return isThere(names) ? list(names).map((each) => known(each, caregivers, 'caregiver')) : undefined
  }
  const preferred = named('preferred_caregivers')
  const optional = field(spot, 'optional')
  return {
    id: fresh(field(spot, 'id'), seen, 'patient'),
    services: required,
    windows,
    optional: isThere(optional) && bool(optional),
    incompatible: named('incompatible_caregivers') ?? [],
    ...(tie ? { gap: tie } : {}),
    ...(preferred ? { preferred } : {}),
  }
}

function gapOf(tie: Spot): readonly [number, number] | undefined {
  const kind = text(field(tie, 'type'))
  if (kind === 'independent') return undefined
  if (kind === 'simultaneous') return [0, 0]
  if (kind !== 'sequential') return malformed(`${tie.path}.type`, 'independent, simultaneous or sequential', kind)
  const distance = field(tie, 'distance')
  const [least, most] = [number(field(distance, 'min')), number(field(distance, 'max'))]
  return least <= most ? [least, most] : malformed(distance.path, 'a least not above the most', [least, most])
}
