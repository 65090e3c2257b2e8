/** A small team's week for tests: Anna, usual carer of Grete, and Bo; three homes in a row along one road. */
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, idOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Position } from '#care/people/position.ts'
import type { RosteredShift } from '#care/people/rostered-shift.ts'
import type { StaffMember } from '#care/people/team.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import type { CitizenFacts, TravelOf, WeekFacts } from './facts.ts'

export const monday = localDate('2026-10-05')
export const anna = idOf<'Staff'>(31)
export const bo = idOf<'Staff'>(32)
export const grete = idOf<'Citizen'>(11)
export const poul = idOf<'Citizen'>(12)

export const member = (id: Id<'Staff'>, name: string, changed: Partial<StaffMember> = {}): StaffMember => ({
  ...{ id, key: name, name, profession: 'helper', competences: [] },
  ...changed,
})

/** A shift from seven to three on a day of the week, by car. */
export const shiftOn = (staff: Id<'Staff'>, day: number, changed: Partial<RosteredShift> = {}): RosteredShift => ({
  staff,
  date: addDays(monday, day),
  start: timeOfDay('07:00'),
  end: timeOfDay('15:00'),
  mode: 'car',
  assumed: false,
  absentFrom: null,
  ...changed,
})

/** About so many kilometres east of the base. */
export const home = (kilometres: number): Position => ({ latitude: 56, longitude: 9 + kilometres / 62.2 })

export const citizenOf = (
  id: Id<'Citizen'>,
  visits: readonly PlannedVisit[],
  changed: Partial<CitizenFacts> = {},
): CitizenFacts => ({
  id,
  home: home(1),
  grants: [{ from: localDate('2026-01-05'), to: null, value: grantOf({ citizen: id, frames: [weekly(2_000)] }) }],
  plans: [{ from: localDate('2026-01-05'), to: null, value: planOf(visits, { citizen: id }) }],
  usual: null,
  seen: [],
  ...changed,
})

const always = { from: localDate('2026-01-01'), to: null }

export const weekOfTeam = (changed: Partial<WeekFacts> = {}): WeekFacts => ({
  week: '2026-W41' as Week,
  zone: 'Europe/Copenhagen' as Zone,
  model: baseModel,
  people: {
    members: [
      { staff: member(anna, 'anna'), period: always },
      { staff: member(bo, 'bo'), period: always },
    ],
    delegated: [],
  },
  shifts: [0, 1, 2].flatMap((day) => [shiftOn(anna, day), shiftOn(bo, day)]),
  base: home(0),
  citizens: [
    citizenOf(grete, [visitOf('wash', { days: { kind: 'weekdays', weekdays: [0, 1, 2] } })], { usual: anna }),
    citizenOf(poul, [visitOf('clean', { days: { kind: 'weekdays', weekdays: [1] }, partOfDay: 'forenoon' })], {
      home: home(2),
    }),
  ],
  adopted: [],
  ...changed,
})

/** Ten minutes between any two places. */
export const tenMinutes: TravelOf = (places) =>
  new Map([['car', places.map((_, from) => places.map((_, to) => (from === to ? 0 : 10)))]])
