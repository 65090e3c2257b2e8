import { createHash } from 'node:crypto'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bandOf } from '#care/governance/band.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import { checkPlan } from '#care/plans/check-plan.ts'
import { plannedOn } from '#care/plans/week.ts'
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import { localDate, type Weekday } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import { must } from '#kernel/result.ts'
import { readCpr } from '#law/denmark/cpr.ts'
import { readPersonnummer } from '#law/sweden/personnummer.ts'
import { loadPreset } from '#server/governance/load.ts'
import { townFolder, townKeys, townRecipe, usualSeed } from '#server/towns/seed.ts'
import { comparisonTable } from '#server/towns/table.ts'
import { readTownFile } from '#server/towns/town-file.ts'
import { type Comparison, compared } from '#simulation/towns/compare.ts'
import { measured } from '#simulation/towns/measures.ts'
import type { TownRecipe } from '#simulation/towns/recipe.ts'
import { type SimulatedCitizen, type SimulatedTown, simulateTown } from '#simulation/towns/simulate.ts'

const until = localDate('2026-10-31')
const usual = { seed: usualSeed, until, months: 2 }

const readers = { 'DK:CPR': readCpr, 'SE:personnummer': readPersonnummer }

describe.each(townKeys)('%s', (key) => {
  let recipe: TownRecipe
  let model: GovernanceModel
  let town: SimulatedTown
  let rows: readonly Comparison[]
  const citizens: SimulatedCitizen[] = []

  beforeAll(async () => {
    recipe = await townRecipe(key)
    const loaded = await loadPreset(recipe.model)
    if (!loaded) throw new Error(`${key} is steered by ${recipe.model}, and there is no such model`)
    model = loaded.model
    town = simulateTown(recipe, usual)
    rows = compared(
      recipe,
      measured(town, (one) => citizens.push(one)),
    )
  })

  test('comes to the published figures', () => {
    console.log(`\n${recipe.name}\n${comparisonTable(rows)}`)
    expect(rows.filter(({ holds }) => !holds)).toEqual([])
    expect(rows.some(({ status }) => status === 'published')).toBe(true)
  })

  test.each([
    [2, '2027-02-14'],
    [7, '2026-06-30'],
  ])('does so by seed %i on %s too', (seed, day) => {
    const other = simulateTown(recipe, { seed, until: localDate(day), months: 2 })
    expect(compared(recipe, measured(other)).filter(({ holds }) => !holds)).toEqual([])
  })

  test('every number is a test number, read as such, and nobody else has it', () => {
    const values = citizens.map(({ citizen, bornOn }) => {
      const { system, value } = citizen.identity as NonNullable<typeof citizen.identity>
      expect(must(readers[system as keyof typeof readers](value))).toEqual({ system, value, bornOn, test: true })
      return value
    })
    expect(new Set(values).size).toBe(recipe.citizens)
  })

  test('every id is there once', () => {
    const ids = citizens.flatMap((one) => [
      one.citizen.id,
      ...one.assessments.map(({ id }) => id),
      ...one.decisions.flatMap(({ id, grant }) => (grant ? [id, grant.id] : [id])),
      ...one.plans.map(({ id }) => id),
      ...one.packages.map(({ id }) => id),
      ...one.followUps.map(({ id }) => id),
      ...one.facts.map(({ id }) => id),
    ])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every frame covers its plan, but for those the recipe lets grow over it', () => {
    let over = 0
    let plans = 0
    for (const { decisions, plans: versions } of citizens)
      for (const [nth, plan] of versions.entries()) {
        const findings = checkPlan(model, decisions[nth]?.grant as Grant, plan)
        expect(findings.filter(({ kind }) => kind !== 'overFrame')).toEqual([])
        plans++
        if (findings.length > 0) over++
      }
    expect((100 * over) / plans).toBeLessThanOrEqual(recipe.need.overplannedPercent + 2)
    expect(over).toBeGreaterThan(0)
  })

  test('what is granted is what the model can grant', () => {
    for (const grant of citizens.flatMap(({ decisions }) => decisions.flatMap(({ grant }) => grant ?? []))) {
      for (const { scope, per, minutes } of grant.frames) {
        expect(minutes).toBeGreaterThan(0)
        expect(per).toBe(model.frame.per)
        expect(scope.kind).toBe(model.frame.scope)
        if (scope.kind === 'cluster') expect(model.catalogue.clusters.map(({ id }) => id)).toContain(scope.cluster)
      }
      if (!model.categories) expect(grant.category).toBe(null)
      else {
        const weekly = grant.frames.reduce((sum, { minutes }) => sum + minutes, 0)
        const band = bandOf(model, grant.category ?? '', weekly, grant.beyondTheDay)
        expect(must(band).id).toBe(grant.band)
      }
    }
  })

  test('courses are those of the Elder Act, and none before it came', async () => {
    const courses = (await loadPreset('elder-act-2025'))?.model.frame.courses ?? []
    for (const { decidedAt, grant } of citizens.flatMap(({ decisions }) => decisions)) {
      if (!grant?.course) continue
      expect(courses.map(({ id }) => id)).toContain(grant.course)
      expect(decidedAt).toBeGreaterThanOrEqual(Date.parse('2025-06-30T22:00Z'))
    }
    expect(citizens.some(({ decisions }) => decisions.some(({ grant }) => grant?.course))).toBe(recipe.country === 'DK')
  })

  test('follow-ups are by rules of the model', () => {
    const rules = new Set(citizens.flatMap(({ followUps }) => followUps.map(({ rule }) => rule)))
    for (const rule of rules) expect(model.followUp.map(({ id }) => id)).toContain(rule)
    expect(rules.size).toBeGreaterThan(0)
  })

  test('no two visits of a day are planned at once', () => {
    for (const { plans } of citizens)
      for (const { visits } of plans)
        for (const day of [0, 1, 2, 3, 4, 5, 6] as Weekday[]) {
          const monday = localDate('2026-10-05')
          const date = localDate(`2026-10-${String(Number(monday.slice(8)) + day).padStart(2, '0')}`)
          const onDay = plannedOn({ visits, period: { from: monday, to: null } } as never, date)
          const spans = onDay.map((visit) => [usualStart(visit), usualStart(visit) + visit.minutes] as const)
          spans.sort(([a], [b]) => a - b)
          for (const [nth, [start]] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[nth - 1]?.[1] ?? 0)
        }
  })

  test('facts speak of days written, and of visits planned on them', () => {
    for (const { plans, facts } of citizens)
      for (const { date, plannedVisit, kind } of facts) {
        expect(includes(town.days, date)).toBe(true)
        if (kind === 'extra') expect(plannedVisit).toBe(null)
        else expect(plans.flatMap((plan) => plannedOn(plan, date)).map(({ key }) => key)).toContain(plannedVisit)
      }
  })

  test('there are night visits, visits of two, people who come and people who go', () => {
    const visits = citizens.flatMap(({ plans }) => plans.flatMap(({ visits }) => visits))
    expect(visits.filter(({ partOfDay }) => partOfDay === 'night').length).toBeGreaterThan(5)
    expect(visits.filter(({ staff }) => staff === 2).length).toBeGreaterThan(5)
    expect(citizens.filter((one) => one.with.from >= town.days.from).length).toBeGreaterThan(5)
    expect(citizens.filter(({ decisions }) => decisions.at(-1)?.outcome === 'ended').length).toBeGreaterThan(5)
    expect(citizens.filter(({ plans }) => plans.length > 1).length).toBeGreaterThan(50)
  })

  test('the fixed contact is of the team and may be one', () => {
    const people = new Map(town.teams.map(({ team, staff }) => [team.id, new Map(staff.map((one) => [one.id, one]))]))
    for (const { team, contact } of citizens) {
      const one = people.get(team)?.get(contact)
      expect(recipe.teams.contact).toContain(one?.profession)
    }
  })

  test('few speak alike', () => {
    const words = citizens.map(({ citizen }) => citizen.ownWords as string)
    expect(new Set(words).size).toBeGreaterThan(words.length * 0.97)
    for (const text of words) expect(text).toMatch(/^[^{}]{20,}[.]$/)
  })

  test('the same recipe, seed and day give the same town to the byte', () => {
    const hash = createHash('sha256')
    const small = simulateTown(recipe, { ...usual, citizens: 60 })
    for (const one of small.citizens()) hash.update(JSON.stringify(one))
    for (const row of small.paidHours()) hash.update(JSON.stringify(row))
    expect(hash.digest('hex').slice(0, 16)).toBe(pinned[key])
  })

  test('locks can be put on every door', () => {
    const small = simulateTown(recipe, { ...usual, citizens: 60, locks: true })
    expect(measured(small).lockedVisits).toBeGreaterThan(90)
  })
})

/** A change here is a change of the town: say why where it is made. */
const pinned = { lyngvig: 'f985ba4523c1e34a', ekholma: '8b195b2f5f849715' }

test('a town made four times as big keeps its shares and the size of its teams', async () => {
  const recipe = await townRecipe('lyngvig')
  const big = simulateTown(recipe, { ...usual, months: 1, citizens: 5440 })
  const rows = compared(recipe, measured(big)).filter(({ measure }) => measure !== 'recipients')
  expect(rows.filter(({ holds }) => !holds)).toEqual([])
  expect(big.teams).toHaveLength(56)
})

test('where test numbers run out, people have none', async () => {
  const recipe = await townRecipe('ekholma')
  const identities = [...simulateTown(recipe, { ...usual, months: 1, citizens: 1500 }).citizens()].map(
    ({ citizen }) => citizen.identity,
  )
  expect(identities.filter((identity) => identity === null).length).toBeGreaterThan(1500 - 1386)
  for (const identity of identities) if (identity) expect(identity.test).toBe(true)
})

test('the hours of a town come after its citizens', async () => {
  const town = simulateTown(await townRecipe('ekholma'), usual)
  expect(() => town.paidHours().next()).toThrow(/after its citizens/)
})

describe('a town file', () => {
  test('that is not there is refused', async () => {
    expect(await readTownFile(path.join(townFolder, 'nowhere.yaml'))).toMatchObject({
      ok: false,
      refusal: { problems: [{ path: '', message: 'there is no such file' }] },
    })
  })
})
