import { field, fresh, isThere, known, list, number, parsed, type Spot, square, text } from './json.ts'
import { malformed, type Read, reading } from './refusal.ts'

/**
 * Home health care routing and scheduling in the JSON of the University of Udine: skills, visits by one carer or two,
 * one window a patient. Row 0 of the distances is the depot, patient k (from 1) is row k; distance is time.
 */
export type HhcrspInstance = {
  readonly name: string
  readonly distances: readonly (readonly number[])[]
  readonly caregivers: readonly { readonly id: string; readonly abilities: readonly string[] }[]
  readonly patients: readonly HhcrspPatient[]
}

export type HhcrspPatient = {
  readonly id: string
  readonly window: readonly [number, number]
  /** One or two, in the order the file gives them. */
  readonly services: readonly { readonly service: string; readonly duration: number }[]
  /** How the second starts after the first, at least and at most; both 0 when together. With two services only. */
  readonly gap?: readonly [number, number]
}

/** Services of each carer in order, by the ids of the file; the times are in the file's unit. */
export type HhcrspSolution = {
  readonly routes: readonly { readonly caregiver: string; readonly stops: readonly HhcrspStop[] }[]
}
export type HhcrspStop = {
  readonly patient: string
  readonly service: string
  readonly start: number
  readonly end: number
}

/** Reads an instance; refuses with the path and what should stand there. */
export function readHhcrsp(source: string, name: string): Read<HhcrspInstance> {
  return reading(() => {
    const file = parsed(source)
    const services = new Map<string, number>()
    for (const spot of list(field(file, 'services'), 1))
      services.set(fresh(field(spot, 'id'), namesOf(services), 'service'), number(field(spot, 'default_duration')))
    const carers = new Set<string>()
    const caregivers = list(field(file, 'caregivers'), 1).map((spot) => {
      const id = fresh(field(spot, 'id'), carers, 'caregiver')
      carers.add(id)
      return { id, abilities: list(field(spot, 'abilities')).map((each) => known(each, namesOf(services), 'service')) }
    })
    list(field(file, 'central_offices'), 1, 1)
    const seen = new Set<string>()
    const patients = list(field(file, 'patients'), 1).map((spot) => {
      const patient = patientOf(spot, services, seen)
      seen.add(patient.id)
      return patient
    })
    const distances = square(field(file, 'distances'), patients.length + 1)
    return { name, distances, caregivers, patients }
  })
}

function patientOf(spot: Spot, services: ReadonlyMap<string, number>, seen: ReadonlySet<string>): HhcrspPatient {
  const id = fresh(field(spot, 'id'), seen, 'patient')
  const [opens = 0, closes = 0] = list(field(spot, 'time_window'), 2, 2).map((each) => Math.trunc(number(each)))
  if (closes < opens) malformed(`${spot.path}.time_window`, 'an end not before its start', [opens, closes])
  const required = list(field(spot, 'required_caregivers'), 1, 2).map((each) => {
    const service = known(field(each, 'service'), namesOf(services), 'service')
    const duration = field(each, 'duration')
    return { service, duration: isThere(duration) ? number(duration) : (services.get(service) ?? 0) }
  })
  const tie = field(spot, 'synchronization')
  if (required.length === 1) return { id, window: [opens, closes], services: required }
  return { id, window: [opens, closes], services: required, gap: gapOf(tie) }
}

/** Windows are cut to whole units, as the authors of the set do; a few files carry residues such as 401.99999. */
function gapOf(tie: Spot): readonly [number, number] {
  const kind = text(field(tie, 'type'))
  if (kind === 'simultaneous') return [0, 0]
  if (kind !== 'sequential') return malformed(`${tie.path}.type`, 'simultaneous or sequential', kind)
  const [least = 0, most = 0] = list(field(tie, 'distance'), 2, 2).map((each) => number(each))
  return least <= most ? [least, most] : malformed(`${tie.path}.distance`, 'a least not above the most', [least, most])
}

const namesOf = (services: ReadonlyMap<string, number>): ReadonlySet<string> => new Set(services.keys())

/** The set's own form: every carer has a route, empty or not. */
export const writeHhcrspSolution = ({ routes }: HhcrspSolution): string =>
  `${JSON.stringify(
    {
      routes: routes.map(({ caregiver, stops }) => ({
        caregiver_id: caregiver,
        locations: stops.map(({ patient, service, start, end }) => ({
          patient,
          service,
          arrival_time: start,
          departure_time: end,
        })),
      })),
    },
    null,
    1,
  )}\n`

/** Reads a solution with the synonyms that published files use. */
export function readHhcrspSolution(source: string): Read<HhcrspSolution> {
  return reading(() => ({
    routes: list(field(parsed(source), 'routes')).map((route) => ({
      caregiver: text(either(route, 'caregiver_id', 'caregiver')),
      stops: (isThere(field(route, 'locations')) ? list(field(route, 'locations')) : []).map((stop) => ({
        patient: text(either(stop, 'patient', 'patient_id')),
        service: text(either(stop, 'service', 'service_id')),
        start: number(field(stop, 'arrival_time')),
        end: number(field(stop, 'departure_time')),
      })),
    })),
  }))
}

const either = (spot: Spot, name: string, synonym: string): Spot =>
  isThere(field(spot, name)) ? field(spot, name) : field(spot, synonym)
