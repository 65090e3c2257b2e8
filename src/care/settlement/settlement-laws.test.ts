/** What must hold of every settlement, whatever the month: properties over made-up citizens. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { SettlementBasis } from '#care/governance/settlement-rule.ts'
import { framedDuring } from '#care/grants/frame-time.ts'
import type { Grant } from '#care/grants/grant.ts'
import { type PlannedVisit, partsOfDay } from '#care/plans/rhythm-plan.ts'
import { type FactKind, factKinds, type VisitFact } from '#care/visits/fact.ts'
import { addDays, type LocalDate, later, localDate, type Weekday } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { setDuring } from '#kernel/timeline/timeline.ts'
import { idOf, theCitizen } from './case-language.fixture.ts'
import { differences, nameOfLine } from './differences.ts'
import { settleCitizen } from './settle-citizen.ts'
import type { CitizenMonth, SettlementLine } from './settlement.ts'

const month = '2026-10' as Month
const october = daysOfMonth(month)
const day = (number: number): LocalDate => addDays(october.from, number)
const services = baseModel.catalogue.services.map(({ id }) => id)

const someVisit: fc.Arbitrary<Omit<PlannedVisit, 'key'>> = fc.record({
  partOfDay: fc.constantFrom(...partsOfDay),
  days: fc.oneof(
    fc.record({ kind: fc.constant('timesAWeek' as const), times: fc.integer({ min: 1, max: 7 }) }),
    fc.record({
      kind: fc.constant('weekdays' as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }).map((number) => number as Weekday)),
    }),
  ),
  minutes: fc.integer({ min: 1, max: 120 }).map(minutes),
  services: fc.uniqueArray(fc.constantFrom(...services, 'unknown'), { maxLength: 3 }),
  purpose: fc.constant(null),
  window: fc.constant(null),
  competences: fc.constant([]),
  staff: fc.constantFrom(1, 1, 2),
})

const someFact: fc.Arbitrary<VisitFact> = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000_000 }),
    on: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom(...(factKinds.filter((kind) => kind !== 'correction') as FactKind[])),
    visit: fc.constantFrom('v0', 'v1', 'v2', null),
    length: fc.option(fc.integer({ min: 0, max: 400 })),
    at: fc.option(fc.integer({ min: 0, max: 1439 })),
    recordedAt: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ id, on, kind, visit, length, at, recordedAt }) => ({
    id: idOf<'Fact'>('fact', String(id)),
    citizen: theCitizen,
    date: day(on),
    plannedVisit: visit,
    kind,
    minutes: length === null ? null : minutes(length),
    start: at === null ? null : ((Date.parse(day(on)) + at * 60_000) as Instant),
    end: null,
    services: [],
    reason: null,
    source: 'staff',
    recordedAt: recordedAt as Instant,
    recordedBy: null,
    corrects: null,
  }))

const grantOf = (name: string, weekly: number, per: 'week' | 'fourWeeks' | 'month', from: LocalDate): Grant => ({
  id: idOf('grant', name),
  citizen: theCitizen,
  decision: idOf('decision', name),
  period: { from, to: null },
  frames: [{ scope: { kind: 'whole' }, minutes: minutes(weekly), per }],
  category: 'developing',
  band: weekly > 500 ? '3' : '1',
  course: null,
  rehabilitation: false,
  beyondTheDay: false,
  followUpOn: null,
  goals: [],
  conditions: [],
})

const someMonth: fc.Arbitrary<CitizenMonth> = fc
  .record({
    visits: fc.array(someVisit, { maxLength: 3 }),
    facts: fc.array(someFact, { maxLength: 12 }),
    granted: fc.integer({ min: 0, max: 3000 }),
    per: fc.constantFrom('week' as const, 'fourWeeks' as const, 'month' as const),
    later: fc.option(fc.record({ on: fc.integer({ min: 1, max: 30 }), granted: fc.integer({ min: 0, max: 3000 }) })),
    newTeamOn: fc.option(fc.integer({ min: 1, max: 30 })),
    packageOn: fc.option(fc.integer({ min: -20, max: 30 })),
  })
  .map(({ visits, facts, granted, per, later, newTeamOn, packageOn }) => {
    const since = localDate('2026-09-01')
    const plan = {
      id: idOf<'Plan'>('plan', 'only'),
      citizen: theCitizen,
      version: 1,
      period: { from: since, to: null },
      agreedWithCitizen: true,
      visits: visits.map((visit, index) => ({ ...visit, key: `v${index}` })),
    }
    const first = { from: since, to: null, value: grantOf('first', granted, per, since) }
    const north = { from: since, to: null, value: idOf<'Team'>('team', 'north') }
    const from = packageOn === null ? null : day(packageOn)
    return {
      citizen: theCitizen,
      month,
      grants: later
        ? setDuring([first], { from: day(later.on), to: null }, grantOf('later', later.granted, per, day(later.on)))
        : [first],
      plans: [{ from: since, to: null, value: plan }],
      teams:
        newTeamOn === null
          ? [north]
          : setDuring([north], { from: day(newTeamOn), to: null }, idOf<'Team'>('team', 'south')),
      packages: from
        ? [
            {
              id: idOf<'StartedPackage'>('package', 'only'),
              citizen: theCitizen,
              package: 'infection',
              period: { from, to: addDays(from, 13) },
              startedBy: 'teamMember',
            },
          ]
        : [],
      facts,
    }
  })

const paidBy = (basis: SettlementBasis): GovernanceModel => ({
  ...baseModel,
  settlement: { ...baseModel.settlement, basis },
})
const bases = fc.constantFrom<SettlementBasis>('grantedTime', 'performedTime', 'weeklyRate', 'frameBudget')
const sum = (lines: readonly SettlementLine[]) => lines.reduce((all, line) => all + line.amount.minor, 0)

test('the same month gives the same answer to the byte, in whatever order its facts came and however often', () => {
  fc.assert(
    fc.property(someMonth, bases, fc.infiniteStream(fc.nat()), (citizen, basis, chance) => {
      const model = paidBy(basis)
      const settled = JSON.stringify(settleCitizen(model, citizen))
      expect(JSON.stringify(settleCitizen(model, citizen))).toBe(settled)
      const shuffled = [...citizen.facts, ...citizen.facts]
        .map((fact) => ({ fact, place: chance.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ fact }) => fact)
      expect(JSON.stringify(settleCitizen({ ...model }, { ...citizen, facts: shuffled }))).toBe(settled)
    }),
    { numRuns: 400 },
  )
})

test('nobody is paid for more than was granted with the tolerance on top', () => {
  fc.assert(
    fc.property(someMonth, (citizen) => {
      const { lines, findings } = settleCitizen(paidBy('performedTime'), { ...citizen, packages: [] })
      const granted = citizen.grants.reduce((all, { from, to, value }) => {
        const last = to === null || to > october.to ? october.to : to
        const first = later(from, october.from)
        return all + framedDuring(value.frames[0]!, value.period.from, { from: first, to: last })
      }, 0)
      const paid = lines.reduce((all, { quantity }) => all + quantity, 0)
      expect(paid * 10).toBeLessThanOrEqual(granted * 11)
      const over = findings.find(({ kind }) => kind === 'overTolerance')
      if (over) expect(paid).toBe(Math.floor((granted * 11) / 10))
    }),
    { numRuns: 400 },
  )
})

test('what is posted is what is right: previous and differences make new', () => {
  fc.assert(
    fc.property(someMonth, someMonth, bases, (before, after, basis) => {
      const previous = settleCitizen(paidBy(basis), before).lines
      const now = settleCitizen(paidBy(basis), after).lines
      const posted = differences(previous, now)
      expect(sum(previous) + sum(posted)).toBe(sum(now))
      expect(differences(now, now)).toEqual([])
      expect(differences([...previous, ...posted], now)).toEqual([])
      const names = posted.map(nameOfLine)
      expect(new Set(names).size).toBe(names.length)
    }),
    { numRuns: 300 },
  )
})

test('a change of team parts the money and neither makes nor loses any', () => {
  fc.assert(
    fc.property(someMonth, fc.constantFrom<SettlementBasis>('grantedTime', 'weeklyRate'), (citizen, basis) => {
      const north = { ...citizen, teams: [{ ...citizen.teams[0]!, to: null }] }
      const parted = settleCitizen(paidBy(basis), citizen).lines
      const whole = settleCitizen(paidBy(basis), north).lines
      const units = (lines: readonly SettlementLine[]) => lines.reduce((all, { quantity }) => all + quantity, 0)
      expect(units(parted)).toBe(units(whole))
      if (basis === 'weeklyRate') expect(sum(parted)).toBe(sum(whole))
      // Granted time is rounded to the minor unit line by line: one line more, one unit more or less at most.
      else if (citizen.plans.every(({ value }) => value.visits.length === 0))
        expect(Math.abs(sum(parted) - sum(whole))).toBeLessThanOrEqual(parted.length)
    }),
  )
})

test('the parts of a week are the week, wherever it is cut', () => {
  const weekly = paidBy('weeklyRate')
  const grant = grantOf('only', 600, 'week', localDate('2026-01-01'))
  const team = (name: string) => idOf<'Team'>('team', name)
  for (let cut = 5; cut < 11; cut++) {
    const always = { from: localDate('2026-01-01'), to: null }
    const citizen: CitizenMonth = {
      citizen: theCitizen,
      month,
      teams: setDuring([{ ...always, value: team('a') }], { from: day(cut), to: null }, team('b')),
      grants: setDuring([], { from: day(4), to: day(10) }, grant),
      plans: [],
      packages: [],
      facts: [],
    }
    const { lines } = settleCitizen(weekly, citizen)
    expect(lines).toHaveLength(2)
    expect(sum(lines)).toBe(840_000)
  }
})

test('ids of lines are stable: every line of a citizen’s month has a name of its own', () => {
  fc.assert(
    fc.property(someMonth, bases, (citizen, basis) => {
      const names = settleCitizen(paidBy(basis), citizen).lines.map(nameOfLine)
      expect(new Set(names).size).toBe(names.length)
    }),
  )
})

test('a citizen without a team and no default is paid to nobody; with one, to it', () => {
  fc.assert(
    fc.property(someMonth, bases, (citizen, basis) => {
      const nobody = { ...citizen, teams: [] }
      expect(settleCitizen(paidBy(basis), nobody).lines).toEqual([])
      const fallback = idOf<'Team'>('team', 'fallback')
      const { lines, findings } = settleCitizen(paidBy(basis), nobody, fallback as Id<'Team'>)
      expect(lines.every(({ team }) => team === fallback)).toBe(true)
      expect(findings.some(({ kind }) => kind === 'noTeam')).toBe(false)
    }),
  )
})
