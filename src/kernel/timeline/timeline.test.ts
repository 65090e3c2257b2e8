import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, localDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period, period } from '#kernel/calendar/period.ts'
import { clearDuring, emptyTimeline, setDuring, type Timeline, valueOn, within } from './timeline.ts'

/** The naive timeline: one box a day, over a window that reaches past every end that is drawn. */
const span = 40
const window = Array.from({ length: span + 5 }, (_, at) => dateOfDayNumber(20_000 + at))
type Boxes = (string | undefined)[]
const boxesOf = (timeline: Timeline<string>): Boxes => window.map((date) => valueOn(timeline, date))
const fill = (boxes: Boxes, during: Period, value: string | undefined): Boxes =>
  boxes.map((box, at) => (includes(during, window[at] ?? expect.fail()) ? value : box))

const at = fc.integer({ min: 0, max: span - 1 })
const periods: fc.Arbitrary<Period> = fc
  .tuple(at, fc.option(at, { nil: null }))
  .map(([a, b]) =>
    b === null
      ? period(dateOfDayNumber(20_000 + a), null)
      : period(dateOfDayNumber(20_000 + Math.min(a, b)), dateOfDayNumber(20_000 + Math.max(a, b))),
  )
const steps = fc.array(fc.tuple(periods, fc.constantFrom('a', 'b', 'c', undefined)), { maxLength: 12 })
const built = (all: readonly (readonly [Period, string | undefined])[]): Timeline<string> =>
  all.reduce<Timeline<string>>(
    (line, [during, value]) => (value === undefined ? clearDuring(line, during) : setDuring(line, during, value)),
    emptyTimeline,
  )

/** In order, no overlap, no empty stretch, and no two neighbours that say the same. */
function expectTidy(timeline: Timeline<unknown>) {
  for (const [index, stretch] of timeline.entries()) {
    if (stretch.to !== null) expect(stretch.from <= stretch.to).toBe(true)
    const next = timeline[index + 1]
    if (!next) continue
    if (stretch.to === null) expect.fail('a stretch follows one without end')
    expect(stretch.to < next.from).toBe(true)
    if (addDays(stretch.to, 1) === next.from) expect(stretch.value).not.toEqual(next.value)
  }
}

describe('against one box a day', () => {
  test('setting and clearing fill and empty the boxes, and nothing else', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const boxes = all.reduce<Boxes>(
          (so, [during, value]) => fill(so, during, value),
          window.map(() => undefined),
        )
        expect(boxesOf(built(all))).toEqual(boxes)
        expectTidy(built(all))
      }),
    )
  })

  test('what lies within a period are its boxes alone', () => {
    fc.assert(
      fc.property(steps, periods, (all, during) => {
        const line = built(all)
        const cut = within(line, during)
        const boxes = boxesOf(line).map((box, index) =>
          includes(during, window[index] ?? expect.fail()) ? box : undefined,
        )
        expect(boxesOf(cut)).toEqual(boxes)
        expectTidy(cut)
      }),
    )
  })

  test('two timelines with the same boxes are the same timeline', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const line = built(all)
        const byDay = window.slice(0, span).reduce<Timeline<string>>((so, date) => {
          const value = valueOn(line, date)
          return value === undefined ? so : setDuring(so, { from: date, to: date }, value)
        }, emptyTimeline)
        const from = window[0] ?? expect.fail()
        expect(byDay).toEqual(within(line, { from, to: window[span - 1] ?? null }))
      }),
    )
  })
})

test('neighbours merge by what they say, not by which object says it', () => {
  const [first, second] = [localDate('2026-01-31'), localDate('2026-02-01')]
  const line = setDuring(setDuring(emptyTimeline, { from: second, to: null }, { weekly: 90 }), period(first, first), {
    weekly: 90,
  })
  expect(line).toEqual([{ from: first, to: null, value: { weekly: 90 } }])
})

test('the timeline that was is left as it was', () => {
  const day = localDate('2026-01-31')
  const before = setDuring(emptyTimeline, { from: day, to: null }, 'a')
  const copy = structuredClone(before)
  setDuring(before, { from: addDays(day, 5), to: null }, 'b')
  clearDuring(before, { from: day, to: null })
  expect(before).toEqual(copy)
})

test('a period that ends before it begins is a bug', () => {
  const day = localDate('2026-01-31')
  expect(() => setDuring(emptyTimeline, { from: day, to: addDays(day, -1) }, 'a')).toThrow(RangeError)
})
