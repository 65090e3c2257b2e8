/** The map with a made-up day of three people, for the page of pieces; nobody lives there. */
import { useState } from 'react'
import type { MapRoute, MapStop } from './route.ts'
import { RouteMap } from './route-map.tsx'

const base = { latitude: 56.5486, longitude: 8.3102 }
const homes: Readonly<Record<string, readonly [name: string, north: number, east: number]>> = {
  grete: ['Grete Holm', 0.004, -0.012],
  poul: ['Poul Bæk', 0.009, -0.004],
  inge: ['Inge Dahl', 0.006, 0.011],
  aksel: ['Aksel Krog', -0.003, 0.016],
  ruth: ['Ruth Vang', -0.011, 0.006],
  viggo: ['Viggo Sand', -0.008, -0.009],
}

const stop = (citizen: string, start: number, minutes: number, way: number): MapStop => {
  const [name, north, east] = homes[citizen] ?? ['Edith Lund', null, null]
  const isKnown = north !== null && east !== null
  return {
    ...{ citizen, name, start, minutes, way },
    latitude: isKnown ? base.latitude + north : null,
    longitude: isKnown ? base.longitude + east : null,
  }
}

const routes: readonly MapRoute[] = [
  {
    ...{ staff: 'maja', name: 'Maja Lund', mode: 'bike' },
    stops: [stop('grete', 450, 30, 6), stop('poul', 492, 25, 7), stop('grete', 720, 20, 7), stop('viggo', 760, 30, 9)],
  },
  {
    ...{ staff: 'karl', name: 'Karl Sø', mode: 'car' },
    stops: [stop('inge', 440, 45, 4), stop('aksel', 492, 30, 4), stop('edith', 530, 20, 5), stop('ruth', 560, 60, 5)],
  },
  {
    ...{ staff: 'nina', name: 'Nina Bro', mode: 'foot' },
    stops: [stop('viggo', 455, 40, 11), stop('ruth', 515, 30, 14), stop('inge', 730, 25, 0)],
  },
]

export function MapSample() {
  const [staff, setStaff] = useState<readonly string[]>(['maja', 'karl'])
  const [citizen, setCitizen] = useState<string | null>('ruth')
  return (
    <RouteMap
      {...{ routes, base, staff, citizen }}
      onChoose={(chosen) => {
        if ('citizen' in chosen) return setCitizen(chosen.citizen === citizen ? null : chosen.citizen)
        const others = staff.filter((one) => one !== chosen.staff)
        setStaff(others.length < staff.length ? others : [...staff, chosen.staff])
      }}
    />
  )
}
