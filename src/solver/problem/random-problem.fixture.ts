import { seededRandom } from '#kernel/random.ts'
import { checkedProblem, type Problem, untied } from './problem.ts'

/** A small problem with everything in it: double visits, gaps, two windows, pauses, optional visits, every goal. */
export function randomProblem(seed: number, visitCount = 24, carerCount = 6): Problem {
  const { below } = seededRandom(seed)
  const places = visitCount + 2
  const spots = Array.from({ length: places }, () => [below(60), below(60)] as const)
  const each = <Value>(count: number, of: (index: number) => Value) => Array.from({ length: count }, (_, at) => of(at))
  const isDouble = each(visitCount, (visit) => visit % 3 === 0)
  const firstPart = new Int32Array(visitCount + 1)
  isDouble.forEach((double, visit) => {
    firstPart[visit + 1] = firstPart[visit]! + (double ? 2 : 1)
  })
  const partCount = firstPart[visitCount]!
  const windows = each(visitCount, () => {
    const first = below(300)
    const second = below(2) === 0 ? first : first + below(200)
    return { opens: [first, second], closes: [first + 60, second + 60] }
  })
  const gaps = isDouble.map((double, visit) => {
    if (!double || visit % 9 === 6) return [untied, untied]
    return visit % 2 === 0 ? [0, 0] : [10, 10 + below(40)]
  })
  return checkedProblem({
    name: `random ${seed}`,
    ticks: 1,
    divisor: 1,
    places,
    travel: Int32Array.from(
      spots.flatMap(([ax, ay]) =>
        spots.map(([bx, by]) => Math.round(Math.hypot(ax - bx, ay - by)) + (ax > bx ? 1 : 0)),
      ),
    ),
    carers: {
      count: carerCount,
      from: Int32Array.from(each(carerCount, (carer) => carer % 2)),
      to: Int32Array.from(each(carerCount, (carer) => (carer % 3 === 0 ? 1 : 0))),
      shiftStart: Int32Array.from(each(carerCount, () => below(60))),
      shiftEnd: Int32Array.from(each(carerCount, () => 400 + below(100))),
      capacity: new Int32Array(carerCount).fill(1_000_000),
      pauseDue: Uint8Array.from(each(carerCount, (carer) => (carer % 4 === 3 ? 0 : 1))),
    },
    visits: {
      count: visitCount,
      place: Int32Array.from(each(visitCount, (visit) => visit + 2)),
      demand: new Int32Array(visitCount),
      opens: Int32Array.from(windows.flatMap(({ opens }) => opens)),
      closes: Int32Array.from(windows.flatMap(({ closes }) => closes)),
      firstPart,
      gapMin: Int32Array.from(gaps, ([least]) => least!),
      gapMax: Int32Array.from(gaps, ([, most]) => most!),
      optional: Uint8Array.from(each(visitCount, () => (below(4) === 0 ? 1 : 0))),
    },
    parts: {
      count: partCount,
      visit: Int32Array.from(isDouble.flatMap((double, visit) => (double ? [visit, visit] : [visit]))),
      duration: Int32Array.from(each(partCount, () => 5 + below(30))),
      able: Uint8Array.from(each(partCount * carerCount, (at) => (below(5) > 0 || at % carerCount < 2 ? 1 : 0))),
      unwished: Uint8Array.from(each(partCount * carerCount, () => below(2))),
    },
    pause: { opens: 120, closes: 240, length: 30 },
    goals: {
      windows: 'soft',
      lateBy: seed % 2 === 0 ? 'start' : 'end',
      travel: 2,
      lateness: 3,
      worstLateness: 5,
      waiting: 7,
      overtime: 11,
      worstIdleness: 13,
      unwished: 17,
      unplanned: 200,
      missedPause: 60,
    },
  })
}
