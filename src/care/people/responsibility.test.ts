import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDayNumber, localDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { emptyTimeline, setDuring, type Timeline } from '#kernel/timeline/timeline.ts'
import {
  appointFixedContact,
  daysWithoutFixedContact,
  endFixedContact,
  fixedContactOn,
  type Membership,
  mayBeFixedContact,
  membersOn,
  type Responsibility,
  teamOn,
} from './responsibility.ts'
import { type Profession, professions, type StaffMember } from './team.ts'

const staff = (key: string, profession: Profession = 'assistant'): StaffMember => ({
  id: key as Id<'Staff'>,
  key,
  name: key,
  profession,
  competences: [],
})
const [anna, bo] = [staff('anna'), staff('bo')]
const north = 'north' as Id<'Team'>
const south = 'south' as Id<'Team'>
const days = (from: string, to: string | null = null): Period => ({
  from: localDate(from),
  to: to === null ? null : localDate(to),
})
const nobody: Responsibility = { teams: emptyTimeline, fixedContacts: emptyTimeline, memberships: [] }
const sweden = { professions: ['assistant'], valid: days('2023-07-01'), law: 'contact' } as const

// fulfils: 002-18
test('in Sweden only an assistant nurse may be the fixed contact; where no rule is, everybody may', () => {
  expect(professions.filter((profession) => mayBeFixedContact(sweden, { profession }, days('2026-01-01')).ok)).toEqual([
    'assistant',
  ])
  expect(mayBeFixedContact(sweden, { profession: 'nurse' }, days('2023-06-30', '2023-07-01'))).toEqual({
    ok: false,
    refusal: { kind: 'professionMayNot', profession: 'nurse', may: ['assistant'] },
  })
  expect(mayBeFixedContact(sweden, { profession: 'nurse' }, days('2022-07-01', '2023-06-30')).ok).toBe(true)
  expect(professions.every((profession) => mayBeFixedContact(undefined, { profession }, days('2026-01-01')).ok)).toBe(
    true,
  )
  expect(appointFixedContact(sweden, nobody, staff('olle', 'helper'), days('2026-01-01'))).toMatchObject({
    refusal: { kind: 'professionMayNot' },
  })
})

// fulfils: 002-18
test('a fixed contact is taken over without a day between, stood in for, and ended; days without one are told', () => {
  const cared = { ...nobody, teams: setDuring(emptyTimeline, days('2026-01-05'), north) }
  const after = (before: Responsibility, who: StaffMember, from: string, to: string | null = null) => ({
    ...before,
    fixedContacts: must(appointFixedContact(sweden, before, who, days(from, to))),
  })
  const first = after(cared, anna, '2026-01-12')
  const handedOver = after(first, bo, '2026-03-01')
  expect(fixedContactOn(handedOver, localDate('2026-02-28'))).toBe(anna.id)
  expect(fixedContactOn(handedOver, localDate('2026-03-01'))).toBe(bo.id)
  const summer = after(handedOver, anna, '2026-07-01', '2026-07-21')
  expect(fixedContactOn(summer, localDate('2026-07-21'))).toBe(anna.id)
  expect(fixedContactOn(summer, localDate('2026-07-22'))).toBe(bo.id)
  const ended = { ...summer, fixedContacts: endFixedContact(summer, localDate('2026-09-30')) }
  expect(fixedContactOn(ended, localDate('2026-09-30'))).toBe(bo.id)
  expect(fixedContactOn(ended, localDate('2026-10-01'))).toBeUndefined()
  expect(daysWithoutFixedContact(ended, days('2026-01-01', '2026-12-31'))).toEqual([
    days('2026-01-05', '2026-01-11'),
    days('2026-10-01', '2026-12-31'),
  ])
  expect(daysWithoutFixedContact(ended, days('2026-11-01'))).toEqual([days('2026-11-01')])
})

const window = Array.from({ length: 45 }, (_, at) => dateOfDayNumber(20_000 + at))
const periods: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 0, max: 39 }), fc.option(fc.integer({ min: 0, max: 39 }), { nil: null }))
  .map(([a, b]) => {
    const [from, to] = b === null ? [a, null] : [Math.min(a, b), Math.max(a, b)]
    return { from: dateOfDayNumber(20_000 + from), to: to === null ? null : dateOfDayNumber(20_000 + to) }
  })
const people = fc.constantFrom(anna, bo, staff('cia'))
const teams = fc.constantFrom(north, south)
const teamLine = fc
  .array(fc.tuple(periods, teams), { maxLength: 5 })
  .map((all) =>
    all.reduce<Timeline<Id<'Team'>>>((line, [during, team]) => setDuring(line, during, team), emptyTimeline),
  )
const steps = fc.array(
  fc.oneof(
    fc.record({ who: people, during: periods }),
    fc.record({ last: fc.integer({ min: 0, max: 39 }).map((at) => dateOfDayNumber(20_000 + at)) }),
  ),
  { maxLength: 8 },
)

test('against one box a day: who is appointed stands there, who is ended does not, and no other day changes', () => {
  fc.assert(
    fc.property(teamLine, steps, (line, all) => {
      let so: Responsibility = { ...nobody, teams: line }
      let boxes = window.map((): string | undefined => undefined)
      for (const step of all) {
        const fixedContacts =
          'who' in step
            ? must(appointFixedContact(undefined, so, step.who, step.during))
            : endFixedContact(so, step.last)
        so = { ...so, fixedContacts }
        boxes = boxes.map((box, at) => {
          const day = window[at] ?? expect.fail()
          if ('who' in step) return includes(step.during, day) ? step.who.id : box
          return day > step.last ? undefined : box
        })
      }
      expect(window.map((day) => fixedContactOn(so, day))).toEqual(boxes)
      const [from, to] = [window[0] ?? expect.fail(), window.at(-1) ?? expect.fail()]
      const without = daysWithoutFixedContact(so, { from, to })
      expect(window.map((day) => without.some((gap) => includes(gap, day)))).toEqual(
        window.map((day, at) => teamOn(so, day) !== undefined && boxes[at] === undefined),
      )
    }),
  )
})

test('against one box a day: the members are those who are that day in the team that answers that day', () => {
  const memberships = fc.array(
    fc.record({ team: teams, staff: people.map(({ id }) => id), period: periods }) as fc.Arbitrary<Membership>,
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(teamLine, memberships, (line, all) => {
      const so: Responsibility = { ...nobody, teams: line, memberships: all }
      for (const day of window) {
        const team = line.find((stretch) => includes(stretch, day))?.value
        const there = new Set<string>()
        for (const of of all) if (of.team === team && includes(of.period, day)) there.add(of.staff)
        expect(membersOn(so, day)).toEqual([...there].sort())
      }
    }),
  )
})
