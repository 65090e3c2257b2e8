/** A day's routes on the map: the same people and visits, where they live. */
import { useMemo, useState } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { listsOf } from './lanes.ts'
import type { MapRoute } from './map/route.ts'
import { RouteMap } from './map/route-map.tsx'
import type { Plan, Routes } from './plan.ts'
import type { Names } from './reasons/telling.ts'

type Props = {
  readonly plan: Plan
  readonly base: Routes['base']
  readonly day: LocalDate
  readonly names: Names
}

export function DayMap({ plan, base, day, names }: Props) {
  const [staff, setStaff] = useState<readonly string[]>([])
  const [citizen, setCitizen] = useState<string | null>(null)
  const routes = useMemo(() => routesOf(plan, day, names), [plan, day, names])
  return (
    <RouteMap
      routes={routes}
      base={base}
      staff={staff}
      citizen={citizen}
      onChoose={(chosen) => {
        if ('citizen' in chosen) return setCitizen(chosen.citizen === citizen ? null : chosen.citizen)
        setStaff(staff.includes(chosen.staff) ? staff.filter((one) => one !== chosen.staff) : [...staff, chosen.staff])
      }}
    />
  )
}

function routesOf(plan: Plan, day: LocalDate, names: Names): MapRoute[] {
  const homes = new Map<string, Plan['people']['citizens'][number]['home']>(
    plan.people.citizens.map(({ id, home }) => [id, home]),
  )
  return listsOf(
    plan,
    day,
    plan.people.staff.map(({ id }) => id),
  )
    .filter(({ visits }) => visits.length > 0)
    .map(({ staff, shifts, visits }) => ({
      ...{ staff, name: names.staff(staff), mode: shifts[0]?.mode ?? 'car' },
      stops: visits.map(({ citizen, visit, start, minutes }) => {
        const home = homes.get(citizen) ?? null
        const way = plan.ways.find(
          (one) => one.staff === staff && one.date === day && one.to?.citizen === citizen && one.to.visit === visit,
        )
        return {
          ...{ citizen, name: names.citizen(citizen), start, minutes, way: way?.minutes ?? 0 },
          ...{ latitude: home?.latitude ?? null, longitude: home?.longitude ?? null },
        }
      }),
    }))
}
