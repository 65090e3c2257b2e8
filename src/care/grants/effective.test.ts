import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import { type Instant, instant } from '#kernel/clock/instant.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { effectiveGrants } from './effective.ts'
import { decisionOf, grantOf, idOf, weekly } from './grant.fixture.ts'
import type { Decision } from './grant.ts'

const day = localDate
const granted = (from: string, minutes: number, to: string | null = null, at = `${from}T08:00:00Z`): Decision =>
  decisionOf({
    from: day(from),
    decidedAt: instant(at),
    grant: grantOf({ period: { from: day(from), to: to === null ? null : day(to) }, frames: [weekly(minutes)] }),
  })
const without = (outcome: 'refused' | 'ended', from: string): Decision =>
  decisionOf({ outcome, from: day(from), decidedAt: instant(`${from}T08:00:00Z`), grant: null })
const minutesOn = (decisions: readonly Decision[], date: string) =>
  valueOn(effectiveGrants(decisions), day(date))?.frames[0]?.minutes

describe('what is granted on a day, a case history', () => {
  const history = [granted('2026-01-05', 300), granted('2026-03-02', 600), without('refused', '2026-04-01')]

  it('begins on the day of the first decision', () => {
    expect(minutesOn(history, '2026-01-04')).toBeUndefined()
    expect(minutesOn(history, '2026-01-05')).toBe(300)
  })
  it('changes on the day of a later decision', () => {
    expect(minutesOn(history, '2026-03-01')).toBe(300)
    expect(minutesOn(history, '2026-03-02')).toBe(600)
  })
  it('is not changed by a refusal', () => expect(minutesOn(history, '2026-04-01')).toBe(600))
  it('is nothing from the day it ends', () => {
    const ended = [...history, without('ended', '2026-05-04')]
    expect(minutesOn(ended, '2026-05-03')).toBe(600)
    expect(minutesOn(ended, '2026-05-04')).toBeUndefined()
  })
  it('does not come back when a later grant runs out', () => {
    const course = [granted('2026-01-05', 300), granted('2026-02-02', 600, '2026-02-22')]
    expect(minutesOn(course, '2026-02-22')).toBe(600)
    expect(minutesOn(course, '2026-02-23')).toBeUndefined()
  })
  it('follows the order in which decisions were made, not that in which they arrive', () =>
    expect(effectiveGrants(history.toReversed())).toEqual(effectiveGrants(history)))
  it('lets a decision made later win, though it takes effect on the same day or earlier', () => {
    const redone = [granted('2026-03-02', 600), granted('2026-02-02', 450, null, '2026-03-10T08:00:00Z')]
    expect([minutesOn(redone, '2026-02-10'), minutesOn(redone, '2026-04-01')]).toEqual([450, 450])
  })
  it('lets the end count though it was made for a day before the grant began', () =>
    expect(
      effectiveGrants([granted('2026-03-02', 600), { ...without('ended', '2026-03-02'), from: day('2026-02-01') }]),
    ).toEqual([]))

  it('refuses to mix two citizens, which is a bug', () =>
    expect(() =>
      effectiveGrants([granted('2026-01-05', 300), { ...granted('2026-02-02', 300), citizen: idOf(9) }]),
    ).toThrow())
})

describe('laws of what is granted', () => {
  const decision = fc.record({
    outcome: fc.constantFrom('granted', 'refused', 'ended'),
    start: fc.nat(200),
    length: fc.option(fc.nat(200)),
    made: fc.nat(1000),
    minutes: fc.nat(2000),
  })
  type Row = { outcome: string; start: number; length: number | null; made: number; minutes: number }
  const dayOf = (number: number) => addDays(day('2026-01-01'), number)
  const read = ({ outcome, start, length, made, minutes }: Row, index: number): Decision => ({
    ...decisionOf({ id: idOf(index + 10), outcome: outcome as Decision['outcome'], from: dayOf(start) }),
    decidedAt: (made * 60_000) as Instant,
    grant:
      outcome === 'granted'
        ? grantOf({
            id: idOf(index + 500),
            period: { from: dayOf(start), to: length === null ? null : dayOf(start + length) },
            frames: [weekly(minutes)],
          })
        : null,
  })

  it('on every day holds the last decision, in the order made, that speaks of the day', () =>
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 8 }), fc.nat(450), (rows, offset) => {
        const decisions = rows.map(read)
        const date = dayOf(offset)
        const speaking = decisions
          .filter(({ outcome, from }) => outcome !== 'refused' && from <= date)
          .toSorted((a, b) => a.decidedAt - b.decidedAt || (a.id < b.id ? -1 : 1))
          .at(-1)
        const expected = speaking?.grant && includes(speaking.grant.period, date) ? speaking.grant : undefined
        expect(valueOn(effectiveGrants(decisions), date)).toEqual(expected)
      }),
      { numRuns: 500 },
    ))
})
