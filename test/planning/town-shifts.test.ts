import { describe, expect, test } from 'vitest'
import { judgeShifts } from '#care/people/judge-shifts.ts'
import { dayBreaksOf, shiftOf } from '#care/people/rostered-shift.ts'
import { localDate, weekday } from '#kernel/calendar/local-date.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { metresBetween } from '#planning/travel/estimate.ts'
import { loadPreset } from '#server/governance/load.ts'
import { townKeys, townRecipe } from '#server/towns/seed.ts'
import { simulateTown } from '#simulation/towns/simulate.ts'

describe.each(townKeys)('%s', (key) => {
  const made = async () => {
    const recipe = await townRecipe(key)
    return { recipe, town: simulateTown(recipe, { seed: 1, until: localDate('2026-10-04'), months: 1 }) }
  }

  // fulfils: 000-37
  test('every shift is marked as assumed and all of them keep to the rules of working time', async () => {
    const { recipe, town } = await made()
    const rules = (await loadPreset(recipe.model))?.model.workingTime ?? []
    expect(rules).not.toEqual([])
    const zone = recipe.zone as Zone
    const shifts = town.teams.flatMap((team) => town.shiftsOf(team))
    expect(shifts.length).toBeGreaterThan(1_000)
    expect(shifts.every(({ assumed }) => assumed)).toBe(true)
    const real = shifts.flatMap((shift) => shiftOf(shift, zone) ?? [])
    const dayBreaks = dayBreaksOf(shifts)
    expect(judgeShifts(rules, real, { zone, dayBreaks })).toEqual([])
    // The same roster with a morning after each evening breaks the rest of the day, so the rules do look.
    const late = shifts.filter(({ start }) => start === 15 * 60)
    const early = late.map((shift) => ({ ...shift, start: 420 as never, end: 900 as never }))
    const pressed = [...late, ...early].flatMap((shift) => shiftOf(shift, zone) ?? [])
    expect(judgeShifts(rules, pressed, { zone }).some(({ kind }) => kind === 'dailyRest')).toBe(true)
  })

  test('somebody of each team is there on every day and every evening', async () => {
    const { town } = await made()
    for (const team of town.teams) {
      const there = new Set(town.shiftsOf(team).map(({ date, start }) => `${weekday(date)} ${start}`))
      for (let day = 0; day < 7; day++)
        for (const start of [420, 900]) expect([...there], team.team.key).toContain(`${day} ${start}`)
    }
  })

  test('homes lie within a few kilometres of where their team begins', async () => {
    const { town } = await made()
    const bases = new Map(town.teams.map((team) => [team.team.id, town.baseOf(team)]))
    const ways = [...town.citizens()].map(({ home, team }) => metresBetween(home, bases.get(team) as never))
    expect(Math.max(...ways)).toBeLessThan(5_000)
    expect(ways.filter((metres) => metres < 1_500).length / ways.length).toBeGreaterThan(0.8)
  })
})
