/** A week's plan opened like a book: frames, carers and visits by name, so that one page can be asked at a time. */
import type { FrirumCarer, FrirumCitizen, FrirumFrame, FrirumInstance } from '#solver/formats/frirum.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'

export type Book = {
  readonly instance: FrirumInstance
  readonly solution: FrirumSolution
  /** How far the week has come; null before it begins. */
  readonly now: Moment | null
  /** Visits that stay as they are: they have begun, or somebody is on the way. */
  readonly begun: ReadonlySet<FrirumSolutionVisit>
  readonly frames: ReadonlyMap<string, { readonly frame: FrirumFrame; readonly citizen: FrirumCitizen }>
  readonly carers: ReadonlyMap<string, FrirumCarer>
  /** Visits by the carer who goes and the day, in the order of their hours. */
  readonly visitsOf: ReadonlyMap<string, readonly FrirumSolutionVisit[]>
  readonly visitsOfFrame: ReadonlyMap<string, readonly FrirumSolutionVisit[]>
  readonly visitsOfCitizen: ReadonlyMap<string, readonly FrirumSolutionVisit[]>
}

/** A minute of a day of work. */
export type Moment = { readonly day: number; readonly minute: number }

/** Opens a plan. What has begun is read off `now` and what was published as pinned. */
export function bookOf(
  instance: FrirumInstance,
  solution: FrirumSolution,
  now: Moment | null = instance.plan?.now ?? null,
): Book {
  const frames = new Map(
    instance.citizens.flatMap((citizen) => citizen.frames.map((frame) => [frame.id, { frame, citizen }] as const)),
  )
  const book = pagesOf({ instance, solution, now, begun: new Set(), frames, carers: carersOf(instance) })
  return { ...book, begun: begunIn(book) }
}

/** The same book with other visits, and with other pauses where they are given. What has begun stays so. */
export const withVisits = (
  { instance, solution, now, begun, frames, carers }: Book,
  visits: readonly FrirumSolutionVisit[],
  pauses = solution.pauses,
): Book => pagesOf({ instance, solution: { visits, pauses }, now, begun, frames, carers })

const carersOf = ({ carers }: FrirumInstance) => new Map(carers.map((carer) => [carer.id, carer]))

function pagesOf(book: Omit<Book, 'visitsOf' | 'visitsOfFrame' | 'visitsOfCitizen'>): Book {
  const visitsOf = new Map<string, FrirumSolutionVisit[]>()
  const { visits } = book.solution
  for (const visit of visits)
    for (const carer of visit.carers) {
      if (!book.carers.has(carer)) throw new Error(`a plan with a carer ${carer} whom its week does not know`)
      const page = pageOf(carer, visit.day)
      const own = visitsOf.get(page)
      if (own) own.push(visit)
      else visitsOf.set(page, [visit])
    }
  for (const [page, own] of visitsOf) {
    const carer = page.slice(page.indexOf(' ') + 1)
    own.sort((a, b) => startFor(a, carer) - startFor(b, carer))
  }
  return {
    ...book,
    visitsOf,
    visitsOfFrame: Map.groupBy(visits, ({ frame }) => frame),
    visitsOfCitizen: Map.groupBy(visits, ({ frame }) => known(book, frame).citizen.id),
  }
}

/** The page of what a carer does on a day. */
export const pageOf = (carer: string, day: number): string => `${day} ${carer}`

/** When a visit begins for one of those who go. */
export const startFor = ({ carers, start, secondStart = start }: FrirumSolutionVisit, carer: string): number =>
  carers[0] === carer ? start : secondStart

/** How long it lasts for one of those who go. */
export const lengthFor = (book: Pick<Book, 'frames'>, { frame, carers, length }: FrirumSolutionVisit, carer: string) =>
  carers[0] === carer ? length : (known(book, frame).frame.second?.minutes ?? length)

export function known({ frames }: Pick<Book, 'frames'>, frame: string) {
  const found = frames.get(frame)
  if (!found) throw new Error(`a plan with a frame ${frame} that its week does not know`)
  return found
}

/** The window of a frame that holds a visit. */
export const windowAt = ({ windows }: FrirumFrame, day: number, start: number, length: number) =>
  windows.find(({ days, opens, closes }) => days.includes(day) && opens <= start && start + length <= closes)

/** Minutes on the way from place to place as this carer goes. */
export function wayOf({ instance, carers }: Book, carer: string): (from: number, to: number) => number {
  const table = instance.travel.get(carers.get(carer)?.mode ?? '')
  if (!table) throw new Error(`no ways for ${carer}`)
  return (from, to) => table[from]?.[to] ?? 0
}

/** Begun is what its day is over for, what has an hour that is past for one who goes, and what was pinned. */
function begunIn(book: Book): Set<FrirumSolutionVisit> {
  const { now, instance, solution } = book
  const pinned = new Set(
    (instance.plan?.visits ?? []).flatMap(({ frame, day, start, pinned: is }) =>
      is ? [`${frame} ${day} ${start}`] : [],
    ),
  )
  const begun = new Set<FrirumSolutionVisit>()
  for (const visit of solution.visits)
    if ((now && visit.day < now.day) || pinned.has(`${visit.frame} ${visit.day} ${visit.start}`)) begun.add(visit)
  if (!now) return begun
  for (const { id, shifts } of instance.carers) {
    const way = wayOf(book, id)
    for (const shift of shifts) {
      if (shift.day !== now.day) continue
      let at = shift.from
      for (const visit of (book.visitsOf.get(pageOf(id, now.day)) ?? []).filter((each) =>
        isIn(shift, startFor(each, id)),
      )) {
        const { place } = known(book, visit.frame).citizen
        if (startFor(visit, id) - way(at, place) < now.minute) begun.add(visit)
        at = place
      }
    }
  }
  return begun
}

/** Whether what begins at a minute is done in a shift; until it ends and as late as one may be home. */
export const isIn = (
  { start, end, overtime }: Pick<FrirumCarer['shifts'][number], 'start' | 'end' | 'overtime'>,
  minute: number,
) => start <= minute && minute < end + overtime
