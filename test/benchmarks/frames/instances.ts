import { pickWeighted, type Random, seededRandom } from '#kernel/random.ts'
import type { FrirumCarer, FrirumCitizen, FrirumFrame, FrirumShift, FrirumVisit } from '#solver/formats/frirum.ts'

/** Thirty synthetic weeks in three sizes. Invented: nobody lives in them, and no municipality was measured. */
export const sizes = {
  small: { carers: 6, citizens: 24 },
  medium: { carers: 10, citizens: 52 },
  large: { carers: 15, citizens: 82 },
} as const

export type Size = keyof typeof sizes

/** Ten of each size; the last digit of a name is its number, and its seed hangs on both. */
export const instances: readonly { readonly name: string; readonly size: Size; readonly seed: number }[] = (
  Object.keys(sizes) as Size[]
).flatMap((size, at) =>
  Array.from({ length: 10 }, (_, number) => ({ name: `${size}-${number}`, size, seed: 1000 * (at + 1) + number })),
)

const days = 7
const step = 5
const weekdays = [0, 1, 2, 3, 4]
const everyDay = [0, 1, 2, 3, 4, 5, 6]

/** What a citizen may need: each kind is one or more frames. */
type Kind = {
  readonly qualification: string
  readonly days: readonly number[]
  readonly windows: readonly (readonly [opens: number, closes: number, from: number, to: number])[]
  readonly visits: readonly [number, number]
  readonly length: readonly [number, number]
  readonly perDay: readonly [number, number]
  readonly gap: number
  readonly sameTime?: boolean
  readonly priority?: number
  readonly second?: FrirumFrame['second']
}

const [h7, h9, h10, h11, h12, h13, h14, h15, h16, h18, h19, h22] = [7, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 22].map(
  (hour) => hour * 60,
) as [number, number, number, number, number, number, number, number, number, number, number, number]

const morning = [h7, h11, h7 + 30, h10] as const
const noon = [h11, h14, h11 + 30, h13] as const
const evening = [h16, h19 + 30, h16 + 30, h18 + 30] as const
const late = [h19 + 30, h22 + 15, h19 + 30, h22] as const
const daytime = [h7, h15, h9, h15] as const

const kinds = {
  /** Up, washed and dressed every day, as long as the day asks for. */
  morningCare: { windows: [morning], visits: [7, 7], length: [15, 35], sameTime: true, priority: 2 },
  /** Two or three times a day, the team and the citizen choose how the hours are spread. */
  dayAndEvening: {
    windows: [morning, noon, evening],
    visits: [12, 21],
    length: [10, 30],
    perDay: [1, 3],
    gap: 120,
    priority: 2,
  },
  bedtime: { windows: [late], visits: [7, 7], length: [10, 20], sameTime: true, priority: 2 },
  medicine: {
    qualification: 'medicine',
    windows: [morning, evening],
    visits: [14, 14],
    length: [5, 15],
    perDay: [2, 2],
    gap: 360,
    sameTime: true,
    priority: 3,
  },
  wound: { qualification: 'nurse', days: weekdays, windows: [daytime], visits: [2, 3], length: [20, 40], gap: 1440 },
  bath: { days: weekdays, windows: [morning, noon], visits: [1, 2], length: [20, 45], gap: 2880 },
  cleaning: { days: weekdays, windows: [daytime], visits: [1, 2], length: [25, 60], gap: 1440, priority: 1 },
  company: { days: everyDay, windows: [[h9, h18, h10, h16]], visits: [0, 3], length: [30, 60], gap: 1440 },
  /** Lifted by two who come together. */
  lift: {
    windows: [morning],
    visits: [5, 7],
    length: [15, 30],
    priority: 2,
    second: { qualification: 'care', after: [0, 0] },
  },
  /** Ointment first, stockings by a second carer when it has dried. */
  stockings: {
    windows: [[h7, h12, h7, h11]],
    days: weekdays,
    visits: [2, 4],
    length: [10, 20],
    second: { qualification: 'care', after: [25, 60], minutes: 10 },
  },
} as const satisfies Readonly<Record<string, Partial<Kind>>>

type KindName = keyof typeof kinds

/** What citizens have together, and how often. */
const needs: readonly (readonly [readonly KindName[], number])[] = [
  [['cleaning'], 20],
  [['cleaning', 'bath'], 14],
  [['cleaning', 'company'], 6],
  [['medicine', 'cleaning'], 12],
  [['morningCare', 'cleaning'], 14],
  [['morningCare', 'bedtime', 'cleaning'], 10],
  [['dayAndEvening', 'cleaning', 'bath'], 10],
  [['dayAndEvening', 'bedtime', 'company'], 6],
  [['wound', 'cleaning'], 6],
  [['lift', 'dayAndEvening', 'bedtime'], 4],
  [['stockings', 'cleaning'], 4],
]

/** An instance as its file has it; the same name gives the same text for ever, which a test holds by digests. */
export function instanceText({ name, size, seed }: (typeof instances)[number]): string {
  const random = seededRandom(seed)
  const { carers: carerCount, citizens: citizenCount } = sizes[size]
  const travel = travelOf(random, citizenCount + 1)
  const carers = carersOf(random, carerCount)
  const busy = new Map<string, [number, number][]>()
  const citizens = Array.from({ length: citizenCount }, (_, at) => citizenOf(random, at, carers, busy))
  const lines = (rows: readonly unknown[]) => rows.map((each) => `  ${JSON.stringify(each)}`).join(',\n')
  const matrices = Object.entries(travel).map(([mode, matrix]) => `  "${mode}": [\n${lines(matrix)}\n  ]`)
  return `{ "format": "frirum-week-1", "name": "${name}", "days": ${days}, "step": ${step},
 "travel": {\n${matrices.join(',\n')}\n },
 "carers": [\n${lines(carers)}\n ],
 "citizens": [\n${lines(citizens)}\n ]\n}\n`
}

/** Homes in a few clusters of a town six kilometres wide; the depot is in the middle. */
function travelOf({ below, fraction }: Random, places: number): Record<'car' | 'bike', number[][]> {
  const centres = Array.from({ length: 5 }, () => [below(6000), below(6000)] as const)
  const spots = Array.from({ length: places }, (_, at): readonly [number, number] => {
    if (at === 0) return [3000, 3000]
    const [x, y] = fraction() < 0.75 ? (centres[below(5)] ?? [0, 0]) : [below(6000), below(6000)]
    return [x + below(900) - 450, y + below(900) - 450]
  })
  const matrix = (metresPerMinute: number, start: number) =>
    spots.map(([ax, ay]) =>
      spots.map(([bx, by]) =>
        ax === bx && ay === by
          ? 0
          : Math.ceil(start + (Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2) * 1.3) / metresPerMinute),
      ),
    )
  return { car: matrix(500, 2), bike: matrix(250, 1) }
}

function carersOf(random: Random, count: number): FrirumCarer[] {
  const evenings = Math.max(2, Math.round(count * 0.34))
  return Array.from({ length: count }, (_, at) => {
    const isLate = at < evenings
    const isNurse = at % 5 === 1 || at === evenings
    const qualifications = [
      'care',
      ...(isNurse || random.below(3) > 0 || isLate ? ['medicine'] : []),
      ...(isNurse ? ['nurse'] : []),
    ]
    // Five days in seven, begun on different days, so that about as many are at work every day.
    const offset = isLate ? at * 3 : at * 2
    const working = everyDay.filter((day) => (day + offset) % 7 < 5)
    const long = isLate ? [h15, h22 + 30] : [h7, h15]
    const shifts = working.map((day): FrirumShift => {
      const [start, end] = long as [number, number]
      const pause = isLate
        ? { opens: h18, closes: h19 + 45, minutes: 30 }
        : { opens: h11, closes: h13 + 30, minutes: 30 }
      const late = random.below(4) === 0 && !isLate ? 60 : 0
      return { day, start: start + late, end, from: 0, to: 0, overtime: 30, pause }
    })
    return { id: `carer-${at + 1}`, qualifications, mode: random.below(10) < 6 ? 'car' : 'bike', shifts }
  })
}

function citizenOf(
  random: Random,
  at: number,
  carers: readonly FrirumCarer[],
  busy: Map<string, [number, number][]>,
): FrirumCitizen {
  const id = `citizen-${at + 1}`
  const names = pickWeighted(random, needs)
  const anyone = () => carers[random.below(carers.length)]!.id
  const usual = random.below(10) < 8 ? anyone() : undefined
  const preferred = Array.from({ length: random.below(3) }, anyone).filter((each) => each !== usual)
  const other = (chance: number) => (random.below(100) < chance ? [anyone()] : []).filter((each) => each !== usual)
  const unwanted = other(15).filter((each) => !preferred.includes(each))
  const never = other(5).filter((each) => !preferred.includes(each) && !unwanted.includes(each))
  const liked = [usual, ...preferred].filter((each) => each !== undefined)
  const seen = [...new Set([...liked, ...Array.from({ length: 1 + random.below(3) }, anyone)])].filter(
    (each) => !never.includes(each),
  )
  const isOften = names.some((name) => ['morningCare', 'dayAndEvening', 'medicine', 'lift'].includes(name))
  const promise = Math.max(seen.length, (isOften ? 6 : 3) + random.below(4))
  const frames = names.map((name) => {
    const frame = frameOf(random, `${id}-${name}`, kinds[name])
    const may = carers.filter((carer) => !never.includes(carer.id))
    return { ...frame, pattern: patternOf(random, frame, may, liked, busy) }
  })
  return {
    id,
    place: at + 1,
    ...(usual ? { usual } : {}),
    preferred: [...new Set(preferred)],
    unwanted,
    never,
    faces: { promise, seen },
    frames,
  }
}

function frameOf(random: Random, id: string, kind: Partial<Kind>): Omit<FrirumFrame, 'pattern'> {
  const [fewest, most] = kind.visits ?? [1, 1]
  const [short, long] = kind.length ?? [step, step]
  const usual = Math.ceil((fewest + most) / 2)
  const span = (long - short) / step
  const each = short + step * Math.round(span * (0.15 + 0.45 * random.fraction()))
  const target = usual * each
  const slack = Math.round((target * 0.15) / step) * step
  const wish = random.below(3) * 15
  return {
    id,
    minutes: { least: fewest === 0 ? 0 : Math.max(fewest * short, target - slack), target, most: target + slack },
    visits: { least: fewest, most },
    length: { least: short, most: long },
    perDay: kind.perDay ? { least: kind.perDay[0], most: kind.perDay[1] } : { least: 0, most: 1 },
    windows: (kind.windows ?? []).map(([opens, closes, from, to]) => ({
      days: kind.days ?? everyDay,
      opens,
      closes,
      wished: [from + wish, Math.max(to, from + wish + long)].map((at) => Math.min(at, closes)) as [number, number],
    })),
    gap: kind.gap ?? 0,
    qualification: kind.qualification ?? 'care',
    ...(kind.second ? { second: kind.second } : {}),
    sameTime: kind.sameTime ?? false,
    priority: kind.priority ?? 1,
  }
}

/** Last week as it may have been: the wished hours, those who are liked where they work, nobody in two places. */
function patternOf(
  random: Random,
  frame: Omit<FrirumFrame, 'pattern'>,
  carers: readonly FrirumCarer[],
  liked: readonly string[],
  busy: Map<string, [number, number][]>,
): FrirumVisit[] {
  const { windows, visits, minutes, perDay, second } = frame
  const number = Math.ceil((visits.least + visits.most) / 2)
  const long = Math.round(minutes.target / Math.max(1, number) / step) * step
  const open = windows[0]?.days ?? []
  const perDayNumber = Math.max(1, Math.ceil(number / open.length))
  const apart = Math.max(1, Math.floor(open.length / Math.max(1, number)))
  const found: FrirumVisit[] = []
  for (let at = 0; at < open.length && found.length < number; at += perDayNumber > 1 ? 1 : apart)
    for (let time = 0; time < Math.min(perDayNumber, perDay.most) && found.length < number; time++) {
      const window = windows[time % windows.length]
      if (!window) continue
      const day = open[at] ?? 0
      const after = second?.after[0] ?? 0
      // The wished hour first, then later ones as long as the window is open.
      let [start, first, other] = [window.wished[0] + random.below(4) * step, '', '']
      for (; start + long + (second ? 70 : 0) <= window.closes && !(first && (other || !second)); start += 2 * step) {
        first = whoIsFree(carers, liked, frame.qualification, day, start, long, busy, []) ?? ''
        if (first && second)
          other = whoIsFree(carers, liked, second.qualification, day, start + after, long, busy, [first]) ?? ''
      }
      start -= 2 * step
      const begin = start + after
      if (!first || (second && !other)) continue
      const who = second && other ? [first, other] : [first]
      who.forEach((carer, part) => {
        const from = part === 0 ? start : begin
        const key = `${carer} ${day}`
        busy.set(key, [...(busy.get(key) ?? []), [from - 12, from + long + 12]])
      })
      found.push({ day, start, length: long, carers: who, ...(begin === start ? {} : { secondStart: begin }) })
    }
  return found
}

function whoIsFree(
  carers: readonly FrirumCarer[],
  liked: readonly string[],
  qualification: string,
  day: number,
  start: number,
  long: number,
  busy: ReadonlyMap<string, readonly [number, number][]>,
  besides: readonly string[],
): string | undefined {
  const may = carers.filter(
    ({ id, qualifications, shifts }) =>
      !besides.includes(id) &&
      qualifications.includes(qualification) &&
      shifts.some((shift) => shift.day === day && shift.start + 15 <= start && start + long + 15 <= shift.end) &&
      (busy.get(`${id} ${day}`) ?? []).every(([from, to]) => start + long <= from || to <= start),
  )
  return (may.find(({ id }) => liked.includes(id)) ?? may[0])?.id
}
