import type { SolomonInstance, SolomonSolution } from '#solver/formats/solomon.ts'
import type { Score } from './score.ts'

/** Scores routes by the file's own figures; distances cut after one decimal, counted in tenths to stay exact. */
export function scoreSolomon({ rows, vehicles, capacity }: SolomonInstance, { routes }: SolomonSolution): Score {
  const broken: string[] = []
  const seen = new Map<number, number>()
  let tenths = 0
  const tenthsBetween = (from: number, to: number): number => {
    const [a, b] = [rows[from], rows[to]]
    return a && b ? Math.floor(10 * Math.hypot(a.x - b.x, a.y - b.y)) : 0
  }
  routes.forEach((route, index) => {
    const name = `route ${index + 1}`
    const stops = [...route, 0]
    let at = 0
    let time = (rows[0]?.ready ?? 0) * 10
    let load = 0
    for (const stop of stops) {
      const row = rows[stop]
      if (!row) {
        broken.push(`${name}: there is no customer ${stop}`)
        continue
      }
      tenths += tenthsBetween(at, stop)
      time = Math.max(time + tenthsBetween(at, stop), row.ready * 10)
      if (time > row.due * 10) broken.push(`${name}: ${stop} is reached at ${time / 10}, after ${row.due}`)
      time += row.service * 10
      load += row.demand
      at = stop
      if (stop !== 0) seen.set(stop, (seen.get(stop) ?? 0) + 1)
    }
    if (load > capacity) broken.push(`${name}: carries ${load}, more than ${capacity}`)
    if (route.includes(0)) broken.push(`${name}: returns to the depot on the way`)
  })
  for (let customer = 1; customer < rows.length; customer++) {
    const times = seen.get(customer) ?? 0
    if (times !== 1) broken.push(`customer ${customer} is visited ${times} times`)
  }
  if (routes.length > vehicles) broken.push(`${routes.length} routes, but ${vehicles} vehicles`)
  return { objective: tenths / 10, components: { distance: tenths / 10, routes: routes.length }, broken }
}
