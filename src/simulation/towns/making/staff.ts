import type { DelegatedTask } from '#care/people/task.ts'
import type { Profession, StaffMember, Team } from '#care/people/team.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { newId } from '#kernel/id.ts'
import type { Random } from '#kernel/random.ts'
import type { District, TeamRecipe, TownRecipe } from '../recipe.ts'
import { among, atPlace, between, chanceOf, percent, shuffled } from './chance.ts'
import { meanWeeklyGranted } from './need.ts'
import { nameOf } from './person.ts'

/** A team with its people, and how much of their working time is with citizens. */
export type MannedTeam = {
  readonly team: Team
  readonly district: District
  readonly staff: readonly Employed[]
  readonly contacts: readonly Employed[]
  readonly delegated: readonly DelegatedTask[]
  /** Who decides in the district: the town has few case officers, and each has some districts (003-28). */
  readonly caseOfficer: { readonly name: string; readonly since: LocalDate }
  readonly faceToFace: number
}

/** Somebody of the team: hired for so many hours a week, since a day. */
export type Employed = StaffMember & { readonly weeklyMinutes: number; readonly since: LocalDate }

/** Nobody's help began more days than this before the days written. */
export const longestHelp = 901

/** Makes the teams, each with as many people as the help granted in its district takes. */
export function mannedTeams(
  recipe: TownRecipe,
  seed: number,
  citizens: number,
  since: LocalDate,
  createdAt: Instant,
): MannedTeam[] {
  const districts = districtsFor(recipe, citizens)
  const weight = districts.reduce((sum, district) => sum + district.weight, 0)
  const weekly = meanWeeklyGranted(recipe.need) * citizens
  // Teams differ, but the town as a whole keeps its mean.
  const order = shuffled(
    chanceOf(seed, 'face to face'),
    districts.map((_, at) => at),
  )
  return districts.map((district, at) => {
    const apart = (2 * ((order[at] as number) + 0.5)) / districts.length - 1
    const faceToFace = (recipe.teams.faceToFacePercent + recipe.teams.faceToFaceSpread * 1.7 * apart) / 100
    return manned(recipe, seed, district, at, (weekly * district.weight) / weight, faceToFace, since, createdAt)
  })
}

/** The recipe's districts; in a town made several times as big, each several times over. */
function districtsFor({ districts, citizens }: TownRecipe, count: number): readonly District[] {
  const times = Math.max(1, Math.round(count / citizens))
  return Array.from({ length: times }, (_, nth) =>
    nth === 0
      ? districts
      : districts.map((district) => ({
          ...district,
          key: `${district.key}-${nth + 1}`,
          name: `${district.name} ${nth + 1}`,
          team: `${district.team} ${nth + 1}`,
        })),
  ).flat()
}

function manned(
  recipe: TownRecipe,
  seed: number,
  district: District,
  at: number,
  grantedWeekly: number,
  faceToFace: number,
  since: LocalDate,
  createdAt: Instant,
): MannedTeam {
  const { teams } = recipe
  const random = chanceOf(seed, 'team', district.key)
  const meanHours = (teams.weeklyHours.least + teams.weeklyHours.most) / 2
  const present = 1 - (teams.sickLeavePercent + teams.awayPercent) / 100
  const heads = Math.max(6, Math.round((grantedWeekly * 0.94) / faceToFace / (meanHours * 60 * present)))
  const mix = Object.entries(teams.mix) as [Profession, number][]
  const staff = Array.from({ length: heads }, (_, nth): Employed => {
    const { item } = atPlace(mix, ([, share]) => share, (nth + 0.5) / heads)
    const names = nth % 7 === 3 ? recipe.people.staffNames.men : recipe.people.staffNames.women
    return {
      id: newId((createdAt + at * 1000 + nth) as Instant, random),
      key: `${district.key}-${String(nth + 1).padStart(2, '0')}`,
      name: nameOf(random, names, recipe.people.names.last),
      profession: item[0],
      competences: teams.competences[item[0]] ?? [],
      weeklyMinutes: 60 * between(random, teams.weeklyHours.least, teams.weeklyHours.most),
      // Longer than any citizen has had help, so that whoever is somebody's contact was there.
      since: addDays(since, -between(random, longestHelp, 4000)),
    }
  })
  return {
    team: {
      id: newId((createdAt + at) as Instant, random),
      key: district.key,
      name: district.team,
      private: district.private ?? false,
    },
    district,
    staff,
    contacts: staff.filter(({ profession }) => teams.contact.includes(profession)),
    delegated: delegatedIn(random, teams, staff, since, (createdAt + at * 1000) as Instant),
    caseOfficer: { name: caseOfficer(recipe, seed, at), since: addDays(since, -longestHelp) },
    faceToFace,
  }
}

/** Each running for a year from some day of the last; a few have ended and were not renewed. */
function delegatedIn(
  random: Random,
  { delegations }: TeamRecipe,
  staff: readonly Employed[],
  since: LocalDate,
  at: Instant,
): DelegatedTask[] {
  return delegations.flatMap(({ task, from, to, percent: chance }) => {
    const givers = staff.filter(({ profession }) => profession === from)
    if (givers.length === 0) return []
    return staff
      .filter(({ profession }) => to.includes(profession) && percent(random, chance))
      .map(({ id }, nth) => {
        const giver = among(random, givers)
        const first = addDays(since, -between(random, 5, 380))
        return {
          id: newId<'DelegatedTask'>((at + 500 + nth) as Instant, random),
          staff: id,
          task,
          givenBy: giver.id,
          giverProfession: giver.profession,
          period: { from: first, to: addDays(first, 364) },
        }
      })
  })
}

function caseOfficer({ cases, people }: TownRecipe, seed: number, district: number): string {
  const random = chanceOf(seed, 'case officer', district % cases.caseOfficers)
  return nameOf(random, people.staffNames.women, people.names.last)
}
