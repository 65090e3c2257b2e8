import type {
  FrirumCarer,
  FrirumCitizen,
  FrirumFrame,
  FrirumInstance,
  FrirumPlan,
  FrirumSecond,
  FrirumShift,
  FrirumVisit,
  FrirumWindow,
  Least,
} from './frirum.ts'
import { bool, field, fresh, isThere, known, list, parsed, type Spot, text } from './json.ts'
import { malformed, type Read, reading } from './refusal.ts'

/** What a file may hold at most. */
const frirumBounds = {
  days: 14,
  carers: 300,
  shiftsOfCarer: 28,
  citizens: 1500,
  framesOfCitizen: 20,
  places: 1600,
  modes: 6,
  visitsOfFrame: 70,
  windows: 30,
  minutes: 20_000,
} as const

const dayMinutes = 24 * 60

/** Names of carers and frames with what belongs to them, as far as the file was read. */
type Names = {
  readonly places: number
  readonly days: number
  readonly step: number
  readonly modes: ReadonlySet<string>
  readonly carers: ReadonlyMap<string, FrirumCarer>
  readonly citizens: Set<string>
  readonly frames: Map<string, FrirumFrame>
}

/** Reads an instance; refuses with the path and what should stand there. */
export function readFrirum(source: string, name: string): Read<FrirumInstance> {
  return reading(() => {
    const file = parsed(source)
    const mark = field(file, 'format')
    if (mark.value !== 'frirum-week-1') malformed('format', 'frirum-week-1', mark.value)
    const days = whole(field(file, 'days'), 1, frirumBounds.days)
    const step = whole(field(file, 'step'), 1, 60)
    const travel = travelOf(field(file, 'travel'))
    const places = [...travel.values()][0]?.length ?? 0
    const base = { places, days, step, modes: new Set(travel.keys()) }
    const carers = new Map<string, FrirumCarer>()
    const names: Names = { ...base, carers, citizens: new Set(), frames: new Map() }
    for (const spot of list(field(file, 'carers'), 1, frirumBounds.carers)) {
      const carer = carerOf(spot, names)
      carers.set(carer.id, carer)
    }
    const citizens = list(field(file, 'citizens'), 1, frirumBounds.citizens).map((spot) => citizenOf(spot, names))
    const plan = field(file, 'plan')
    const given = field(file, 'name')
    return {
      name: isThere(given) ? text(given) : name,
      days,
      step,
      travel,
      carers: [...carers.values()],
      citizens,
      ...(isThere(plan) ? { plan: planOf(plan, names) } : {}),
      absent: optionalList(field(file, 'absent')).map((spot) => ({
        carer: known(field(spot, 'carer'), new Set(carers.keys()), 'carer'),
        day: dayOf(field(spot, 'day'), days),
        from: whole(field(spot, 'from'), 0, dayMinutes),
      })),
    }
  })
}

export function whole({ path, value }: Spot, least: number, most: number): number {
  const isFit = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
  return isFit ? value : malformed(path, `a whole number from ${least} to ${most}`, value)
}

const optionalList = (spot: Spot, most?: number): Spot[] => (isThere(spot) ? list(spot, 0, most) : [])
const dayOf = (spot: Spot, days: number): number => whole(spot, 0, days - 1)
const minute = (spot: Spot): number => whole(spot, 0, dayMinutes)

function pair(spot: Spot, least: number, most: number): readonly [number, number] {
  const [from, to] = list(spot, 2, 2).map((each) => whole(each, least, most)) as [number, number]
  return from <= to ? [from, to] : malformed(spot.path, 'an end not before its start', [from, to])
}

function least(spot: Spot, low: number, high: number): Least {
  const [from, to] = [whole(field(spot, 'least'), low, high), whole(field(spot, 'most'), low, high)]
  return from <= to ? { least: from, most: to } : malformed(spot.path, 'a least not above the most', spot.value)
}

function travelOf(spot: Spot): Map<string, number[][]> {
  const { value } = spot
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return malformed(spot.path, 'an object of modes', value)
  const modes = Object.keys(value)
  if (modes.length === 0 || modes.length > frirumBounds.modes)
    malformed(spot.path, `1 to ${frirumBounds.modes} modes`, modes)
  const size = list(field(spot, modes[0] ?? ''), 1, frirumBounds.places).length
  return new Map(modes.map((mode) => [mode, matrixOf(field(spot, mode), size)]))
}

/** No way may be longer than by way of another place: taking a visit out of a day must never make it impossible. */
function matrixOf(spot: Spot, size: number): number[][] {
  const rows = list(spot, size, size)
  const matrix = rows.map((row) => list(row, size, size).map((each) => whole(each, 0, dayMinutes)))
  for (let via = 0; via < size; via++)
    for (let from = 0; from < size; from++) {
      const first = matrix[from]?.[via] ?? 0
      const onward = matrix[via] ?? []
      const direct = matrix[from] ?? []
      for (let to = 0; to < size; to++)
        if ((direct[to] ?? 0) > first + (onward[to] ?? 0))
          malformed(`${spot.path}[${from}][${to}]`, `at most ${first + (onward[to] ?? 0)}, as by ${via}`, direct[to])
    }
  return matrix
}

function carerOf(spot: Spot, names: Names): FrirumCarer {
  const id = fresh(field(spot, 'id'), new Set(names.carers.keys()), 'carer')
  const shifts = list(field(spot, 'shifts'), 0, frirumBounds.shiftsOfCarer).map((each) => shiftOf(each, names))
  shifts.forEach((one, at) => {
    const before = shifts
      .slice(0, at)
      .find(({ day, start, end }) => day === one.day && start < one.end && one.start < end)
    if (before) malformed(`${spot.path}.shifts[${at}]`, 'a shift beside the others', one)
  })
  return {
    id,
    qualifications: list(field(spot, 'qualifications')).map(text),
    mode: known(field(spot, 'mode'), names.modes, 'mode'),
    shifts,
  }
}

function shiftOf(spot: Spot, { days, places }: Names): FrirumShift {
  const [start, end] = [minute(field(spot, 'start')), minute(field(spot, 'end'))]
  if (start >= end) malformed(spot.path, 'an end after its start', [start, end])
  const from = whole(field(spot, 'from'), 0, places - 1)
  const [to, overtime, pause] = ['to', 'overtime', 'pause'].map((name) => field(spot, name)) as [Spot, Spot, Spot]
  const rest = isThere(pause)
    ? {
        opens: minute(field(pause, 'opens')),
        closes: minute(field(pause, 'closes')),
        minutes: whole(field(pause, 'minutes'), 1, dayMinutes),
      }
    : undefined
  if (rest && rest.opens + rest.minutes > rest.closes) malformed(pause.path, 'room for its minutes', rest)
  return {
    day: dayOf(field(spot, 'day'), days),
    start,
    end,
    from,
    to: isThere(to) ? whole(to, 0, places - 1) : from,
    overtime: isThere(overtime) ? whole(overtime, 0, dayMinutes - end) : 0,
    ...(rest ? { pause: rest } : {}),
  }
}

function citizenOf(spot: Spot, names: Names): FrirumCitizen {
  const carerIds = new Set(names.carers.keys())
  const carers = (of: Spot) => optionalList(of).map((each) => known(each, carerIds, 'carer'))
  const id = fresh(field(spot, 'id'), names.citizens, 'citizen')
  names.citizens.add(id)
  const [usual, faces] = [field(spot, 'usual'), field(spot, 'faces')]
  return {
    id,
    place: whole(field(spot, 'place'), 0, names.places - 1),
    ...(isThere(usual) ? { usual: known(usual, carerIds, 'carer') } : {}),
    preferred: carers(field(spot, 'preferred')),
    unwanted: carers(field(spot, 'unwanted')),
    never: carers(field(spot, 'never')),
    ...(isThere(faces)
      ? { faces: { promise: whole(field(faces, 'promise'), 1, 100), seen: carers(field(faces, 'seen')) } }
      : {}),
    frames: list(field(spot, 'frames'), 1, frirumBounds.framesOfCitizen).map((each) => {
      const frame = frameOf(each, names)
      names.frames.set(frame.id, frame)
      return frame
    }),
  }
}

function frameOf(spot: Spot, names: Names): FrirumFrame {
  const { days, step } = names
  const at = (name: string) => field(spot, name)
  const minutes = at('minutes')
  const target = whole(field(minutes, 'target'), 0, frirumBounds.minutes)
  const bounds = least(minutes, 0, frirumBounds.minutes)
  if (target < bounds.least || target > bounds.most)
    malformed(`${minutes.path}.target`, 'one between least and most', target)
  const length = least(at('length'), step, dayMinutes)
  for (const name of ['least', 'most'] as const)
    if (length[name] % step) malformed(`${at('length').path}.${name}`, `a multiple of ${step}`, length[name])
  const [gap, perDay, sameTime, priority, second] = ['gap', 'perDay', 'sameTime', 'priority', 'second'].map(at) as [
    Spot,
    Spot,
    Spot,
    Spot,
    Spot,
  ]
  const frame = {
    id: fresh(at('id'), new Set(names.frames.keys()), 'frame'),
    minutes: { ...bounds, target },
    visits: least(at('visits'), 0, frirumBounds.visitsOfFrame),
    length,
    perDay: isThere(perDay) ? least(perDay, 0, 10) : { least: 0, most: 1 },
    windows: windowsOf(at('windows'), days),
    gap: isThere(gap) ? whole(gap, 0, days * dayMinutes) : 0,
    qualification: text(at('qualification')),
    ...(isThere(second) ? { second: secondOf(second, step) } : {}),
    sameTime: isThere(sameTime) && bool(sameTime),
    priority: isThere(priority) ? whole(priority, 1, 10) : 1,
  }
  return { ...frame, pattern: optionalList(at('pattern')).map((each) => visitOf(each, frame, names)) }
}

/** Of one day, windows must lie beside each other, so that every visit lies in one. */
function windowsOf(spot: Spot, days: number): FrirumWindow[] {
  const windows = list(spot, 1, frirumBounds.windows).map((each) => {
    const [opens, closes] = [minute(field(each, 'opens')), minute(field(each, 'closes'))]
    if (opens >= closes) malformed(each.path, 'an end after its start', [opens, closes])
    const wished = field(each, 'wished')
    const wish = isThere(wished) ? pair(wished, opens, closes) : ([opens, closes] as const)
    return { days: list(field(each, 'days'), 1, days).map((day) => dayOf(day, days)), opens, closes, wished: wish }
  })
  windows.forEach((one, at) => {
    const isBeside = ({ opens, closes, days: on }: FrirumWindow) =>
      closes <= one.opens || opens >= one.closes || !on.some((day) => one.days.includes(day))
    if (!windows.slice(0, at).every(isBeside)) malformed(`${spot.path}[${at}]`, 'a window beside the others', one)
  })
  return windows
}

function secondOf(spot: Spot, step: number): FrirumSecond {
  const after = pair(field(spot, 'after'), 0, dayMinutes)
  const minutes = field(spot, 'minutes')
  const qualification = text(field(spot, 'qualification'))
  if (after[1] === 0) {
    if (isThere(minutes)) malformed(minutes.path, 'nothing, as both stay equally long', minutes.value)
    return { qualification, after }
  }
  return { qualification, after, minutes: whole(minutes, step, dayMinutes) }
}

function visitOf(spot: Spot, frame: Omit<FrirumFrame, 'pattern'>, { days, carers }: Names): FrirumVisit {
  const carerIds = new Set(carers.keys())
  const size = frame.second ? 2 : 1
  const second = field(spot, 'secondStart')
  return {
    day: dayOf(field(spot, 'day'), days),
    start: minute(field(spot, 'start')),
    length: whole(field(spot, 'length'), 1, dayMinutes),
    carers: list(field(spot, 'carers'), size, size).map((each) => known(each, carerIds, 'carer')),
    ...(isThere(second) ? { secondStart: minute(second) } : {}),
  }
}

function planOf(spot: Spot, names: Names): FrirumPlan {
  const now = field(spot, 'now')
  return {
    ...(isThere(now)
      ? { now: { day: dayOf(field(now, 'day'), names.days), minute: minute(field(now, 'minute')) } }
      : {}),
    visits: list(field(spot, 'visits')).map((each) => {
      const id = known(field(each, 'frame'), new Set(names.frames.keys()), 'frame')
      const frame = names.frames.get(id) as FrirumFrame
      const visit = visitOf(each, frame, names)
      const { day, start, length } = visit
      const isOpen = frame.windows.some((window) => {
        return window.days.includes(day) && window.opens <= start && start + length <= window.closes
      })
      if (!isOpen) malformed(each.path, `a visit within a window of ${id}`, [day, start, length])
      const pinned = field(each, 'pinned')
      visit.carers.forEach((carer, at) => {
        const begins = at === 0 ? visit.start : (visit.secondStart ?? visit.start)
        const works = names.carers.get(carer)?.shifts.some(({ day, start, end, overtime }) => {
          return day === visit.day && start <= begins && begins < end + overtime
        })
        if (!works)
          malformed(`${each.path}.carers[${at}]`, `a carer with a shift on day ${visit.day} at ${begins}`, carer)
      })
      return { ...visit, frame: id, pinned: isThere(pinned) && bool(pinned) }
    }),
  }
}
