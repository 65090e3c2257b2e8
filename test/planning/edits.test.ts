import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '#care/grants/grant.fixture.ts'
import { visitOf } from '#care/plans/plan.fixture.ts'
import type { PartOfDay, PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { seededRandom } from '#kernel/random.ts'
import { missingOn } from '#planning/board/week-lanes.ts'
import { type Book, bookOf } from '#planning/feasible/book.ts'
import { placesFor } from '#planning/feasible/places.ts'
import { tryVisit } from '#planning/feasible/try-visit.ts'
import { estimatedTravel } from '#planning/travel/estimate.ts'
import { weekProblem } from '#planning/week/problem.ts'
import { citizenOf, home, member, shiftOn, weekOfTeam } from '#planning/week/week.fixture.ts'
import type { FrirumFrame, FrirumInstance } from '#solver/formats/frirum.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import { frameSearch } from '#solver/frames/search.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'

/**
 * Whatever is moved by hand, the plan stays one that can be gone: windows, skills, pairs, gaps and frames hold, judged
 * by a scorer that shares nothing with what is tested; and what is offered as a place is granted.
 */
const staff = [31, 32, 33, 34].map((nth) => idOf<'Staff'>(nth))
const always = { from: localDate('2026-01-01'), to: null }
const parts: readonly PartOfDay[] = ['morning', 'forenoon', 'noon', 'afternoon']

/** A small team's week: pairs, visits now and then, and two visits of a citizen side by side. */
function weekBy(seed: number): { readonly instance: FrirumInstance; readonly solution: FrirumSolution } {
  const random = seededRandom(seed)
  const visit = (key: string): PlannedVisit =>
    visitOf(key, {
      partOfDay: parts[random.below(parts.length)] as PartOfDay,
      minutes: minutes(15 * (1 + random.below(3))),
      days: { kind: 'timesAWeek', times: [7, 7, 3, 2][random.below(4)] as number },
      staff: random.below(4) === 0 ? 2 : 1,
    })
  const citizens = Array.from({ length: 7 }, (_, nth) =>
    citizenOf(idOf<'Citizen'>(60 + nth), [visit('one'), visit('two')], { home: home(random.below(40) / 10) }),
  )
  const shifts = staff.flatMap((who) =>
    [0, 1, 2, 3, 4, 5, 6].flatMap((day) => (random.below(5) ? [shiftOn(who, day)] : [])),
  )
  const members = staff.map((who, nth) => ({ staff: member(who, `carer ${nth}`), period: always }))
  const facts = weekOfTeam({ citizens, shifts, people: { members, delegated: [] } })
  const { instance } = weekProblem(facts, (places) => new Map([['car', estimatedTravel(places, 'car')]]))
  const problem = problemOfFrirum(instance)
  const search = frameSearch(problem, seed)
  search.step(200, 1)
  return { instance, solution: solutionOfWeek(instance, problem, search.best().plan) }
}

/** Half of the weeks have begun. */
function begunBy(seed: number): Book {
  const { instance, solution } = weekBy(seed)
  if (seed % 2 === 0) return bookOf(instance, solution)
  const now = { day: 1 + (seed % 3), minute: 200 + (seed % 200) }
  const plan = { now, visits: solution.visits.map((visit) => ({ ...visit, pinned: false })) }
  return bookOf({ ...instance, plan }, solution)
}

const brokenIn = ({ instance, solution }: Book): readonly string[] => scoreFrirum(instance, solution).broken
const travelIn = ({ instance, solution }: Book): number => scoreFrirum(instance, solution).components['travel'] ?? 0

const weeks = Array.from({ length: 6 }, (_, seed) => begunBy(seed + 1))
const edit = fc.record({
  visit: fc.nat(),
  carer: fc.option(fc.nat(staff.length - 1), { nil: undefined }),
  second: fc.boolean(),
  day: fc.option(fc.nat(6), { nil: undefined }),
  start: fc.option(fc.integer({ min: -60, max: 800 }), { nil: undefined }),
})

/** The same wish of whichever visit a number falls on. */
function wishIn(
  { solution }: Book,
  { visit: nth, carer, second, day, start }: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never,
) {
  const visit = solution.visits[nth % solution.visits.length] as FrirumSolutionVisit
  const replaces = second ? visit.carers[1] : undefined
  return {
    visit,
    ...(carer === undefined ? {} : { carer: staff[carer] as string }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(day === undefined ? {} : { day }),
    ...(start === undefined ? {} : { start }),
  }
}

describe('visits moved by hand', () => {
  test('the weeks begin as plans that can be gone, with pairs among them', () => {
    expect(weeks.map(brokenIn)).toEqual(weeks.map(() => []))
    for (const { solution } of weeks) expect(solution.visits.some(({ carers }) => carers.length === 2)).toBe(true)
  })

  test('after any sequence of edits every hard rule holds, and no visit is lost', () => {
    let granted = 0
    const property = fc.property(
      fc.nat(weeks.length - 1),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (nth, edits) => {
        let book = weeks[nth] as Book
        for (const each of edits) {
          const tried = tryVisit(book, wishIn(book, each))
          if (!tried.ok) continue
          granted++
          expect(tried.value.book.solution.visits).toHaveLength(book.solution.visits.length)
          expect(tried.value.book.solution.visits).toContain(tried.value.at)
          book = tried.value.book
        }
        expect(brokenIn(book)).toEqual([])
      },
    )
    fc.assert(property, { seed: 20261012, numRuns: 500 })
    expect(granted).toBeGreaterThan(300)
  })

  test('a place that is offered is granted at both its ends, as it was told; where there is none, none is', () => {
    let [offered, refused] = [0, 0]
    const property = fc.property(fc.nat(weeks.length - 1), fc.nat(), fc.boolean(), (nth, which, second) => {
      const book = weeks[nth] as Book
      const { visit, replaces } = wishIn(book, {
        visit: which,
        second,
        carer: undefined,
        day: undefined,
        start: undefined,
      })
      const part = replaces === undefined ? 0 : 1
      const { places, barriers } = placesFor(book, visit, part)
      const wished = { visit, ...(replaces === undefined ? {} : { replaces }) }
      for (const { carer, day, starts, still, moves, extraTravel } of places)
        for (const start of new Set([starts.from, starts.to, ...(still ? [still.from, still.to] : [])])) {
          const tried = tryVisit(book, { ...wished, carer, day, start })
          expect(tried).toMatchObject({ ok: true, value: { at: { day, start } } })
          if (!tried.ok) continue
          offered++
          expect(brokenIn(tried.value.book)).toEqual([])
          if (start === starts.from && !still) expect(tried.value.moved.length).toBeLessThanOrEqual(moves)
          if (start === still?.from || start === still?.to) expect(tried.value.moved).toEqual([])
          const isOnly = places.filter((other) => other.carer === carer && other.day === day).length === 1
          const isStill = still !== null && still.from <= start && start <= still.to
          if (isOnly && isStill) expect(travelIn(tried.value.book) - travelIn(book)).toBe(extraTravel)
        }
      for (const { carer, day, barrier } of barriers) {
        refused++
        expect(tryVisit(book, { ...wished, carer, day })).toEqual({ ok: false, refusal: barrier })
        for (const start of [visit.start, 60, 200, 400])
          expect(tryVisit(book, { ...wished, carer, day, start }).ok).toBe(false)
      }
      for (const carer of staff)
        for (let day = 0; day < 7; day++) {
          const isOpen = places.some((place) => place.carer === carer && place.day === day)
          expect(isOpen).toBe(!barriers.some((one) => one.carer === carer && one.day === day))
        }
    })
    fc.assert(property, { seed: 20261013, numRuns: 60 })
    expect(offered).toBeGreaterThan(300)
    expect(refused).toBeGreaterThan(300)
  })

  test('a visit that nobody makes is put where it is offered, of two with somebody who can go along', () => {
    const put = [0, 0]
    for (const { instance, solution, now } of weeks)
      for (const lost of solution.visits.slice(0, 25)) {
        const rest = { ...solution, visits: solution.visits.filter((visit) => visit !== lost) }
        const book = bookOf(instance, rest, now)
        if (brokenIn(book).length > 0) continue
        const frame = book.frames.get(lost.frame)?.frame as FrirumFrame
        const missing = missingOn(book, frame, lost.day) as FrirumSolutionVisit
        const { places } = placesFor(book, missing, 0)
        // Where it was there is room.
        expect(places.some((place) => place.day === lost.day)).toBe(true)
        for (const { carer, day, starts } of places.slice(0, 6)) {
          const tried = tryVisit(book, { visit: missing, carer, day, start: starts.from })
          expect(tried).toMatchObject({ ok: true, value: { at: { start: starts.from, day } } })
          if (!tried.ok) continue
          expect(brokenIn(tried.value.book)).toEqual([])
          const { carers } = tried.value.at
          expect(carers).toHaveLength(lost.carers.length)
          put[carers.length - 1] = (put[carers.length - 1] as number) + 1
        }
      }
    expect(Math.min(...put)).toBeGreaterThan(20)
  })

  test('between the places of a person and day nothing is granted', () => {
    for (const book of weeks.slice(0, 2))
      for (const visit of book.solution.visits.slice(0, 12)) {
        const { places } = placesFor(book, visit, 0)
        const carer = visit.carers[0] as string
        const own = places.filter((place) => place.carer === carer && place.day === visit.day)
        const window = book.frames.get(visit.frame)?.frame.windows[0]
        for (let start = window?.opens ?? 0; start <= (window?.closes ?? 0) - visit.length; start++) {
          const isOffered = own.some(({ starts }) => starts.from <= start && start <= starts.to)
          expect(tryVisit(book, { visit, start }).ok).toBe(isOffered)
        }
      }
  })
})
