import type { PaidHours } from '#care/people/team.ts'
import { addDays, dayNumber, type LocalDate, startOfWeek, weekday } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { type Currency, money } from '#kernel/money.ts'
import type { TeamRecipe } from '../recipe.ts'
import type { Days } from './calendar.ts'
import { bell, chanceOf, percent } from './chance.ts'
import type { Employed, MannedTeam } from './staff.ts'

/** The name a team's hired-in hours stand under, where its own people were too few. */
export const hiredIn = 'hired-in'

/** Minutes at the citizens' on each day written, from the first. */
export type DailyLoad = Float64Array

/**
 * What a team paid for, day by day: as many hours as its visits took at the team's own part of time with citizens,
 * given to whoever has worked least of their week. Somebody who falls ill is paid for no hours (a row of no minutes
 * with its cost) and somebody else goes; where nobody is left, hours are hired in.
 */
export function* paidHoursOf(
  recipe: TeamRecipe,
  seed: number,
  { team, staff, faceToFace }: MannedTeam,
  days: Days,
  load: DailyLoad,
  currency: Currency,
): Generator<PaidHours> {
  const random = chanceOf(seed, 'hours', team.key)
  const absence = staff.map(({ key }) => absencesOf(recipe, seed, key, days))
  let worked = new Map<Employed, number>()
  for (let at = 0; at < load.length; at++) {
    const day = addDays(days.from, at)
    if (startOfWeek(day) === day) worked = new Map()
    const needed = Math.max(0, ((load[at] as number) / faceToFace) * (1 + 0.03 * bell(random)))
    const shifts = Math.max(1, Math.round(needed / usualShift))
    const length = Math.round(needed / shifts / 15) * 15
    let open = shifts
    const inTurn = staff
      .map((one, place) => ({
        one,
        place,
        part: ((worked.get(one) ?? 0) + length * tieBreak(place, at)) / one.weeklyMinutes,
      }))
      .filter(({ place }) => (absence[place] as Absences)[at] !== 'away')
      .toSorted((a, b) => a.part - b.part)
    for (const { one, place } of inTurn) {
      if (open === 0) break
      const done = worked.get(one) ?? 0
      if (done + length > one.weeklyMinutes * 1.1) continue
      worked.set(one, done + length)
      const ill = (absence[place] as Absences)[at] === 'ill'
      if (!ill) open--
      yield row(recipe, team.id, day, one.key, one.profession, length, ill, currency)
    }
    if (open > 0) yield row(recipe, team.id, day, hiredIn, 'unskilled', length * open, false, currency)
  }
}

const usualShift = 420

/** Whose turn it is among those with the same hours behind them, another one each day. */
const tieBreak = (place: number, at: number): number => ((place * 7919 + at * 104_729) % 1009) / 100_000

function row(
  { hourCostMinor, weekendPercent }: TeamRecipe,
  team: PaidHours['team'],
  day: LocalDate,
  staff: string,
  profession: Employed['profession'],
  length: number,
  ill: boolean,
  currency: Currency,
): PaidHours {
  const supplement = weekday(day) >= 5 && !ill ? 1 + weekendPercent / 100 : 1
  const cost = Math.round((length / 60) * hourCostMinor[profession] * supplement)
  return { team, day, staff, minutes: minutes(ill ? 0 : length), cost: money(cost, currency) }
}

type Absences = readonly ('ill' | 'away' | null)[]

/** Spells of illness that begin by chance and last some days, and weeks off. */
function absencesOf(recipe: TeamRecipe, seed: number, key: string, days: Days): Absences {
  const random = chanceOf(seed, 'absence', key)
  const count = dayNumber(days.to) - dayNumber(days.from) + 1
  const part = recipe.sickLeavePercent / 100
  const begins = part / (1 - part) / recipe.sickSpellDays
  let ill = percent(random, recipe.sickLeavePercent)
  let away = false
  return Array.from({ length: count }, (_, at) => {
    ill = ill ? random.fraction() >= 1 / recipe.sickSpellDays : random.fraction() < begins
    if (weekday(addDays(days.from, at)) === 0 || at === 0) away = percent(random, recipe.awayPercent)
    return away ? 'away' : ill ? 'ill' : null
  })
}
