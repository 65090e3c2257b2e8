import { lunchBreak, type UhhcCaregiver, type UhhcInstance, type UhhcPatient } from '#solver/formats/uhhc.ts'
import type { UhhcSolution, UhhcStop } from '#solver/formats/uhhc-solution.ts'
import type { Score } from './score.ts'

type Given = UhhcStop & { readonly caregiver: UhhcCaregiver }

/** What one carer's day comes to, in minutes. */
type Day = { travel: number; waiting: number; extra: number; idle: number; hasLunch: boolean }

/** Scores a solution by the times written in it; components are values without their weights. */
export function scoreUhhc(instance: UhhcInstance, { routes }: UhhcSolution): Score {
  const { caregivers, patients, weights } = instance
  const broken: string[] = []
  const given = new Map<string, Given[]>()
  for (const { caregiver } of routes)
    if (!caregivers.some(({ id }) => id === caregiver)) broken.push(`there is no caregiver ${caregiver}`)
  const days = caregivers.map((caregiver) => {
    const own = routes.filter((route) => route.caregiver === caregiver.id)
    if (own.length > 1) broken.push(`${caregiver.id} has ${own.length} routes`)
    const stops = own[0]?.stops ?? []
    for (const stop of stops)
      if (stop.service !== lunchBreak)
        given.set(stop.patient, [...(given.get(stop.patient) ?? []), { ...stop, caregiver }])
    return dayOf(instance, caregiver, stops, broken)
  })
  for (const id of given.keys())
    if (!patients.some((patient) => patient.id === id)) broken.push(`there is no patient ${id}`)
  const late: number[] = []
  let unwished = 0
  let unvisited = 0
  for (const patient of patients) {
    const services = given.get(patient.id) ?? []
    if (services.length === 0) {
      unvisited++
      if (!patient.optional) broken.push(`${patient.id} is not visited`)
      continue
    }
    checkPatient(patient, services, broken)
    late.push(...services.map((stop) => latenessOf(patient, stop, instance.lateBy)))
    const { preferred } = patient
    if (preferred) unwished += services.filter(({ caregiver }) => !preferred.includes(caregiver.id)).length
  }
  const sum = (of: (day: Day) => number) => days.reduce((total, day) => total + of(day), 0)
  const components: Record<string, number> = {
    travel_time: sum(({ travel }) => travel),
    total_tardiness: late.reduce((total, each) => total + each, 0),
    highest_tardiness: Math.max(0, ...late),
    total_waiting_time: sum(({ waiting }) => waiting),
    total_extra_time: sum(({ extra }) => extra),
    max_idle_time: Math.max(...days.map(({ idle }) => idle)),
    caregiver_preferences: unwished,
    optional_patients: unvisited,
    missed_lunch_break: caregivers.filter(({ lunch }, index) => lunch && !days[index]?.hasLunch).length,
  }
  const objective = Object.entries(weights).reduce(
    (total, [name, weight]) => total + weight * (components[name] ?? 0),
    0,
  )
  return { objective, components, broken }
}

function dayOf(instance: UhhcInstance, caregiver: UhhcCaregiver, stops: readonly UhhcStop[], broken: string[]): Day {
  const { distances, depots, lunch, lateBy } = instance
  const { id, from, to, shift } = caregiver
  const [opens, closes] = shift
  const lunches = stops.filter(({ service }) => service === lunchBreak)
  if (lunches.length > (caregiver.lunch ? 1 : 0)) broken.push(`${id} has ${lunches.length} lunch breaks`)
  for (const { start, end } of lunches) {
    const bound = lateBy === 'end' ? end : start
    if (start < lunch.opens || bound > lunch.closes || end - start < lunch.length)
      broken.push(
        `${id} has lunch from ${start} to ${end}, not ${lunch.length} minutes within ${lunch.opens}–${lunch.closes}`,
      )
  }
  const [first] = stops
  const last = stops.at(-1)
  if (!first || !last) return { travel: 0, waiting: 0, extra: 0, idle: closes - opens, hasLunch: false }
  const placeOf = (stop: UhhcStop, index: number): number => {
    const patient = instance.patients.find((each) => each.id === stop.patient)
    if (patient) return patient.place
    if (stop.service !== lunchBreak || (index > 0 && index < stops.length - 1))
      broken.push(`${id} goes to ${stop.patient}, which is no patient`)
    return depots.get(from) ?? 0
  }
  const places = stops.map(placeOf)
  const way = (a: number, b: number) => distances[a]?.[b] ?? 0
  const [start, end] = [depots.get(from) ?? 0, depots.get(to) ?? 0]
  let travel = way(start, places[0] ?? 0)
  const leave = first.start - travel
  if (leave < opens) broken.push(`${id} leaves at ${leave}, before ${opens}`)
  let waits = 0
  let waiting = 0
  for (let index = 1; index < stops.length; index++) {
    const [before, stop] = [stops[index - 1] as UhhcStop, stops[index] as UhhcStop]
    const leg = way(places[index - 1] ?? 0, places[index] ?? 0)
    travel += leg
    const wait = stop.start - before.end - leg
    if (wait < 0) broken.push(`${id} is at ${stop.patient} ${-wait} minutes after ${stop.start}`)
    waits += wait
    // A wait behind a lunch break that opens the day is not counted as waiting, only as idle.
    if (!(index === 1 && first.service === lunchBreak)) waiting += wait
  }
  const homeward = way(places.at(-1) ?? 0, end)
  travel += homeward
  const home = last.end + homeward
  const idle = Math.max(0, leave - opens) + waits + Math.max(0, closes - home)
  return { travel, waiting, extra: Math.max(0, home - closes), idle, hasLunch: lunches.length > 0 }
}

function checkPatient(patient: UhhcPatient, given: readonly Given[], broken: string[]) {
  const { id, services, windows, gap, incompatible } = patient
  if (given.length !== services.length) broken.push(`${id} is given ${given.length} services of ${services.length}`)
  const opens = Math.trunc(windows[0]?.[0] ?? 0)
  for (const { service, duration } of services) {
    const [stop, ...more] = given.filter((each) => each.service === service)
    if (!stop || more.length > 0) {
      broken.push(`${id} is given ${service} ${more.length + (stop ? 1 : 0)} times`)
      continue
    }
    if (stop.end - stop.start < duration)
      broken.push(`${service} at ${id} takes ${stop.end - stop.start}, not ${duration}`)
    if (Math.trunc(stop.start) < opens) broken.push(`${service} at ${id} starts at ${stop.start}, before ${opens}`)
    if (!stop.caregiver.abilities.includes(service)) broken.push(`${stop.caregiver.id} may not do ${service} at ${id}`)
    if (incompatible.includes(stop.caregiver.id)) broken.push(`${stop.caregiver.id} must not come to ${id}`)
  }
  const [one, two] = services.map(({ service }) => given.find((each) => each.service === service))
  if (!gap || !one || !two) return
  const between = two.start - one.start
  if (between < gap[0] || between > gap[1])
    broken.push(`the services at ${id} start ${between} apart, not ${gap[0]} to ${gap[1]}`)
  if (one.caregiver === two.caregiver) broken.push(`${id} needs two caregivers, has ${one.caregiver.id} alone`)
}

/** Of the windows begun when the service starts, the last one counts. */
function latenessOf({ windows }: UhhcPatient, { start, end }: UhhcStop, lateBy: 'start' | 'end'): number {
  const window = windows.findLast(([opens]) => opens <= start) ?? windows[0]
  return Math.max(0, (lateBy === 'end' ? end : start) - (window?.[1] ?? 0))
}
