import type { FrirumCitizen, FrirumFrame, FrirumInstance, FrirumVisit } from '#solver/formats/frirum.ts'
import type { FrirumSolution } from '#solver/formats/frirum-solution.ts'
import { checkedFrames, type FramePlan, type FrameProblem, noPromise, type Published, regards, row } from './problem.ts'

/** When somebody is ill or the day has begun, so large a share of the others may be touched, in per cent. */
const touchedShare = 15

/** People by index; every frame with room for as many visits as it may ever have. */
export function problemOfFrirum(instance: FrirumInstance): FrameProblem {
  const { name, days, step, travel, carers, citizens } = instance
  const modes = [...travel.keys()]
  const matrices = [...travel.values()]
  const carerIndex = new Map(carers.map(({ id }, at) => [id, at]))
  const shifts = carers.flatMap((carer, at) => carer.shifts.map((shift) => ({ ...shift, carer: at })))
  const frames = citizens.flatMap((citizen, at) => citizen.frames.map((frame) => ({ ...frame, citizen: at })))
  const windows = frames.flatMap((frame) => frame.windows)
  const inShifts = (of: (shift: (typeof shifts)[number]) => number) => Int32Array.from(shifts, of)
  const inFrames = (of: (frame: (typeof frames)[number]) => number) => Int32Array.from(frames, of)
  const shiftAt = (carer: string, day: number, minute: number): number =>
    shifts.findIndex((each) => {
      const isThen = each.day === day && each.start <= minute && minute < each.end + each.overtime
      return isThen && each.carer === carerIndex.get(carer)
    })
  const rowOf = (frame: number, visit: FrirumVisit): number[] => {
    const { day, start, length, carers: who, secondStart = start } = visit
    const second = who[1] === undefined ? [-1, -1] : [shiftAt(who[1], day, secondStart), secondStart]
    return [frame, day, start, length, shiftAt(who[0] ?? '', day, start), ...second]
  }
  const patterns = frames.map(({ pattern }, frame) => pattern.map((visit) => rowOf(frame, visit)))
  const published = publishedOf(instance, frames, rowOf)
  const slots = frames.map(({ visits }, frame) =>
    Math.max(visits.most, published ? published.first[frame + 1]! - published.first[frame]! : 0),
  )
  const now = instance.plan?.now
  const isAbsent = ({ carer, day, end }: (typeof shifts)[number]) =>
    instance.absent.some((one) => carerIndex.get(one.carer) === carer && one.day === day && one.from < end)
  return checkedFrames({
    name,
    days,
    step,
    places: matrices[0]?.length ?? 0,
    travel: Int32Array.from(matrices.flat(2)),
    carers: { count: carers.length, mode: Int32Array.from(carers, ({ mode }) => modes.indexOf(mode)) },
    shifts: {
      count: shifts.length,
      carer: inShifts(({ carer }) => carer),
      day: inShifts(({ day }) => day),
      start: inShifts(({ start }) => start),
      end: inShifts(({ end }) => end),
      home: inShifts(({ end, overtime }) => end + overtime),
      from: inShifts(({ from }) => from),
      to: inShifts(({ to }) => to),
      pauseOpens: inShifts(({ pause }) => pause?.opens ?? 0),
      pauseCloses: inShifts(({ pause }) => pause?.closes ?? 0),
      pauseMinutes: inShifts(({ pause }) => pause?.minutes ?? 0),
      leaves: inShifts(({ day }) => (now?.day === day ? now.minute : 0)),
      closed: Uint8Array.from(shifts, (shift) => ((now && shift.day < now.day) || isAbsent(shift) ? 1 : 0)),
    },
    citizens: {
      count: citizens.length,
      place: Int32Array.from(citizens, ({ place }) => place),
      promise: Int32Array.from(citizens, ({ faces }) => faces?.promise ?? noPromise),
      seen: Uint8Array.from(
        citizens.flatMap(({ faces }) => carers.map(({ id }) => (faces?.seen.includes(id) ? 1 : 0))),
      ),
      regard: Uint8Array.from(citizens.flatMap((citizen) => carers.map(({ id }) => regardOf(citizen, id)))),
      firstFrame: summed(citizens.map((citizen) => citizen.frames.length)),
    },
    frames: {
      count: frames.length,
      citizen: inFrames(({ citizen }) => citizen),
      minutesLeast: inFrames(({ minutes }) => minutes.least),
      minutesTarget: inFrames(({ minutes }) => minutes.target),
      minutesMost: inFrames(({ minutes }) => minutes.most),
      visitsLeast: inFrames(({ visits }) => visits.least),
      visitsMost: inFrames(({ visits }) => visits.most),
      lengthLeast: inFrames(({ length }) => length.least),
      lengthMost: inFrames(({ length }) => length.most),
      dayLeast: inFrames(({ perDay }) => perDay.least),
      dayMost: inFrames(({ perDay }) => perDay.most),
      gap: inFrames(({ gap }) => gap),
      isPair: Uint8Array.from(frames, ({ second }) => (second ? 1 : 0)),
      afterLeast: inFrames(({ second }) => second?.after[0] ?? 0),
      afterMost: inFrames(({ second }) => second?.after[1] ?? 0),
      secondMinutes: inFrames(({ second }) => second?.minutes ?? 0),
      sameTime: Uint8Array.from(frames, ({ sameTime }) => (sameTime ? 1 : 0)),
      priority: inFrames(({ priority }) => priority),
      firstWindow: summed(frames.map((frame) => frame.windows.length)),
      firstSlot: summed(slots),
      able: Uint8Array.from(
        frames.flatMap(({ citizen, qualification, second }) =>
          [qualification, second?.qualification].flatMap((asked) =>
            carers.map(({ id, qualifications }) => {
              const may = asked !== undefined && qualifications.includes(asked)
              return may && !citizens[citizen]!.never.includes(id) ? 1 : 0
            }),
          ),
        ),
      ),
    },
    windows: {
      count: windows.length,
      days: Int32Array.from(windows, (window) => window.days.reduce((bits, day) => bits | (1 << day), 0)),
      opens: Int32Array.from(windows, ({ opens }) => opens),
      closes: Int32Array.from(windows, ({ closes }) => closes),
      wishedFrom: Int32Array.from(windows, ({ wished }) => wished[0]),
      wishedTo: Int32Array.from(windows, ({ wished }) => wished[1]),
    },
    pattern: Int32Array.from(patterns.flat(2)),
    firstPattern: summed(patterns.map((rows) => rows.length)),
    ...(published ? { published } : {}),
  })
}

const summed = (counts: readonly number[]): Int32Array => {
  let sum = 0
  return Int32Array.from([0, ...counts.map((count) => (sum += count))])
}

function regardOf({ usual, preferred, unwanted }: FrirumCitizen, carer: string): number {
  if (unwanted.includes(carer)) return regards.unwanted
  if (usual === carer) return regards.usual
  if (preferred.includes(carer)) return regards.preferred
  return usual === undefined && preferred.length === 0 ? regards.none : regards.other
}

/** A visit stays as it is when it is pinned, has begun, or when somebody has left for it. */
function publishedOf(
  instance: FrirumInstance,
  frames: readonly FrirumFrame[],
  rowOf: (frame: number, visit: FrirumVisit) => number[],
): Published | undefined {
  const { plan, absent } = instance
  if (!plan) return undefined
  const index = new Map(frames.map(({ id }, at) => [id, at]))
  const leaving = leavingTimes(instance)
  const visits = plan.visits.map((visit) => {
    const isPast = (carer: string, at: number) => {
      const leaves = leaving.get(`${carer} ${visit.day} ${at}`) ?? at
      return (
        plan.now !== undefined && (visit.day < plan.now.day || (visit.day === plan.now.day && leaves < plan.now.minute))
      )
    }
    const isBegun = visit.carers.some((carer, part) => isPast(carer, startOf(visit, part)))
    const isLeft = visit.carers.some((carer) =>
      absent.some((one) => one.carer === carer && one.day === visit.day && visit.start + visit.length > one.from),
    )
    return { row: rowOf(index.get(visit.frame) ?? 0, visit), pinned: isBegun || (visit.pinned && !isLeft), isLeft }
  })
  visits.sort((a, b) => a.row[row.frame]! - b.row[row.frame]! || a.row[1]! - b.row[1]! || a.row[2]! - b.row[2]!)
  const counts = new Array<number>(frames.length).fill(0)
  for (const { row: each } of visits) counts[each[row.frame]!]!++
  const others = visits.filter(({ isLeft }) => !isLeft).length
  return {
    visits: Int32Array.from(visits.flatMap((visit) => visit.row)),
    first: summed(counts),
    pinned: Uint8Array.from(visits, ({ pinned }) => (pinned ? 1 : 0)),
    orphaned: Uint8Array.from(visits, ({ isLeft }) => (isLeft ? 1 : 0)),
    touchedMost: instance.absent.length > 0 || plan.now ? Math.floor((others * touchedShare) / 100) : others,
  }
}

const startOf = ({ start, secondStart = start }: FrirumVisit, part: number): number =>
  part === 0 ? start : secondStart

/** When each carer leaves for each visit of the published plan, by carer, day and start. */
function leavingTimes({ plan, citizens, carers, travel }: FrirumInstance): Map<string, number> {
  const placeOf = new Map(
    citizens.flatMap(({ place, frames }) => frames.map(({ id }): [string, number] => [id, place])),
  )
  const leaving = new Map<string, number>()
  for (const { id, shifts, mode } of carers)
    for (const { day, start: begins, end, overtime, from } of shifts) {
      const stops = (plan?.visits ?? []).flatMap((visit) =>
        visit.carers.flatMap((carer, part) => {
          const start = startOf(visit, part)
          const isHere = carer === id && visit.day === day && begins <= start && start < end + overtime
          return isHere ? [{ start, place: placeOf.get(visit.frame) ?? 0 }] : []
        }),
      )
      stops.sort((a, b) => a.start - b.start)
      stops.forEach(({ start, place }, at) => {
        const way = travel.get(mode)?.[stops[at - 1]?.place ?? from]?.[place] ?? 0
        leaving.set(`${id} ${day} ${start}`, start - way)
      })
    }
  return leaving
}

/** A plan by the ids of the file. */
export function solutionOfWeek(
  { carers, citizens }: FrirumInstance,
  problem: FrameProblem,
  plan: FramePlan,
): FrirumSolution {
  const ids = citizens.flatMap(({ frames }) => frames.map(({ id }) => id))
  const carerOf = (shift: number) => carers[problem.shifts.carer[shift]!]!.id
  const visits = Array.from({ length: plan.visits.length / row.width }, (_, index) => {
    const at = (column: number) => plan.visits[index * row.width + column]!
    const isPair = at(row.secondShift) >= 0
    return {
      frame: ids[at(row.frame)]!,
      day: at(row.day),
      start: at(row.start),
      length: at(row.length),
      carers: isPair ? [carerOf(at(row.shift)), carerOf(at(row.secondShift))] : [carerOf(at(row.shift))],
      ...(isPair && at(row.secondStart) !== at(row.start) ? { secondStart: at(row.secondStart) } : {}),
    }
  })
  const pauses = [...plan.pauses].flatMap((start, shift) =>
    start < 0 ? [] : [{ carer: carerOf(shift), day: problem.shifts.day[shift]!, start }],
  )
  return { visits, pauses }
}
