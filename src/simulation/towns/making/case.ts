import type { FunnelStep } from '#care/governance/funnel.ts'
import type { Need as AssessedNeed, Assessment, Level } from '#care/grants/assessment.ts'
import type { Decision, Frame, Goal, Grant } from '#care/grants/grant.ts'
import { addDays, addMonths, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { type Id, newId } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Random } from '#kernel/random.ts'
import type { CaseRecipe, CategoryRecipe, NeedArea, TownRecipe } from '../recipe.ts'
import { among, atPlace, between, percent, shuffled } from './chance.ts'
import type { Need } from './need.ts'
import type { Person } from './person.ts'
import { textOf } from './words.ts'

/** What one conversation led to: an assessment, and a decision that grants. */
export type CaseMade = { readonly assessment: Assessment; readonly decision: Decision & { readonly grant: Grant } }

export type CaseFacts = {
  readonly random: Random
  readonly recipe: TownRecipe
  readonly person: Person
  readonly need: Need
  /** Minutes for each cluster in the span a frame is counted over; only where frames are granted by cluster. */
  readonly clusters: ReadonlyMap<string, number>
  readonly category: CategoryRecipe | null
  readonly from: LocalDate
  readonly decidedBy: string
  /** When a clock shows a time on a day. */
  readonly at: (date: LocalDate, minuteOfDay: number) => Instant
  /** Sets apart the ids of people whose decisions fall in the same second. */
  readonly index: number
}

/** Makes one assessment and the decision that came of it, in force from a day. */
export function caseOf(facts: CaseFacts): CaseMade {
  const { random, recipe, person, from, at, index } = facts
  const decidedOn = addDays(from, -between(random, 1, 6))
  const assessedOn = addDays(decidedOn, -between(random, 2, 9))
  const needs = needsOf(facts)
  const id = <Of extends string>(date: LocalDate, minute: number): Id<Of> =>
    newId<Of>((at(date, minute) + index) as Instant, random)
  const assessment: Assessment = {
    id: id(assessedOn, 600),
    citizen: person.citizen.id,
    on: assessedOn,
    needs,
    wishes: textOf(random, recipe.people.wishes, between(random, 1, 2)),
    resources: person.home,
    considered: consideredOf(facts),
    conversation: {
      contact: textOf(random, recipe.cases.conversation.contact, 1),
      contract: textOf(random, recipe.cases.conversation.contract, 1),
      communication: textOf(random, recipe.cases.conversation.communication, 1),
      conclusion: textOf(random, recipe.cases.conversation.conclusion, 1),
    },
  }
  const decision = id<'Decision'>(decidedOn, 780)
  return {
    assessment,
    decision: {
      id: decision,
      citizen: person.citizen.id,
      assessment: assessment.id,
      outcome: 'granted',
      decidedAt: at(decidedOn, between(random, 540, 930)),
      decidedBy: facts.decidedBy,
      from,
      legalBasis: lawOf(facts, decidedOn),
      facts: textOf(random, recipe.cases.facts, 2),
      considerations: textOf(random, recipe.cases.considerations, 2),
      heardOn: null,
      appealGuidance: true,
      grant: grantOf(facts, decidedOn, decision, id(decidedOn, 781), needs),
    },
  }
}

/** The decision that ends the help, wanted by the citizen or because it is no longer needed at home. */
export function ending({ random, recipe, person, at, index }: CaseFacts, from: LocalDate, decidedBy: string): Decision {
  const decidedOn = addDays(from, -1)
  return {
    id: newId((at(decidedOn, 800) + index) as Instant, random),
    citizen: person.citizen.id,
    assessment: null,
    outcome: 'ended',
    decidedAt: at(decidedOn, 800),
    decidedBy,
    from,
    legalBasis: recipe.cases.law.old,
    facts: textOf(random, recipe.cases.ended, 1),
    considerations: textOf(random, recipe.cases.ended, 1),
    heardOn: null,
    appealGuidance: true,
    grant: null,
  }
}

function grantOf(
  facts: CaseFacts,
  decidedOn: LocalDate,
  decision: Id<'Decision'>,
  id: Id<'Grant'>,
  needs: readonly AssessedNeed[],
): Grant {
  const { random, person, need, category, from, recipe } = facts
  const { beyond } = recipe.cases
  const last = recipe.cases.bands.at(-1)?.below
  const over = beyond !== null && last !== null && last !== undefined && need.weekly >= last
  const band = over ? null : recipe.cases.bands.find(({ below }) => below === null || need.weekly < below)
  const weeks = category?.weeks
  return {
    id,
    citizen: person.citizen.id,
    decision,
    period: { from, to: weeks ? addDays(from, 7 * between(random, weeks.least, weeks.most) - 1) : null },
    frames: framesOf(facts),
    category: over ? beyond.category : (category?.id ?? null),
    band: over ? beyond.band : weeks ? recipe.cases.shortBand : category ? (band?.id ?? null) : null,
    course:
      decidedOn < recipe.cases.law.since ? null : over ? beyond.course : (category?.course ?? band?.course ?? null),
    rehabilitation: !over && (category?.rehabilitation ?? false),
    beyondTheDay: over && need.doubleStaffed && need.night && percent(random, 20),
    followUpOn: over ? addMonths(from, 6) : null,
    goals: goalsOf(facts, needs),
    conditions: [],
  }
}

function framesOf({ recipe, need, clusters }: CaseFacts): Frame[] {
  const { per, scope } = recipe.need
  if (scope === 'whole') return [{ scope: { kind: 'whole' }, minutes: minutes(need.granted), per }]
  return [...clusters].map(([cluster, granted]) => ({
    scope: { kind: 'cluster', cluster },
    minutes: minutes(granted),
    per,
  }))
}

function needsOf({ random, recipe, need, category }: CaseFacts): AssessedNeed[] {
  const { practical, personal, mental } = recipe.cases.areas
  const weight = need.weekly < 120 ? 1 : need.weekly < 480 ? 2 : need.weekly < 1200 ? 3 : 4
  const some = (areas: readonly NeedArea[], most: number, lift: number) =>
    shuffled(random, areas)
      .slice(0, Math.min(areas.length, between(random, 1, most)))
      .map((area) => ({ ...area, levelNow: levelOf(weight + lift + between(random, -1, 1)) }))
  const chosen = [
    ...(need.practical ? some(practical, 1 + weight, 1) : []),
    ...(need.personal ? some(personal, 1 + weight, 0) : []),
    ...(percent(random, 12 * weight) ? some(mental, 2, 0) : []),
  ]
  return chosen.map(({ area, views, levelNow }) => {
    const hoped = category?.rehabilitation ? levelNow - between(random, 0, 1) : levelNow
    return { area, levelNow, levelExpected: levelOf(hoped), ownView: percent(random, 70) ? among(random, views) : null }
  })
}

const levelOf = (level: number): Level => Math.min(4, Math.max(1, level)) as Level

function goalsOf({ random, category, from }: CaseFacts, needs: readonly AssessedNeed[]): Goal[] {
  return shuffled(random, needs)
    .slice(0, 2)
    .map(({ area, levelExpected }) => ({
      area,
      level: levelExpected as Level,
      by: category?.rehabilitation ? addDays(from, 84) : null,
    }))
}

function consideredOf({ random, recipe }: CaseFacts): Assessment['considered'] {
  return (Object.entries(recipe.cases.funnel) as [FunnelStep, readonly string[]][])
    .filter(([step]) => step === 'compensatingHelp' || percent(random, 70))
    .map(([step, notes]) => ({ step, note: among(random, notes) }))
}

function lawOf({ recipe, person, need }: CaseFacts, decidedOn: LocalDate): readonly string[] {
  const { law }: CaseRecipe = recipe.cases
  const years = Number(decidedOn.slice(0, 4)) - Number(person.bornOn.slice(0, 4))
  const own = decidedOn >= law.since && years >= law.oldFromAge ? law.old : law.other
  return need.weekly >= 300 ? [...own, ...law.nursing] : own
}

/** The category of a new decision, by share; courses that end by themselves only where they are asked for. */
export const categoryAt = (categories: readonly CategoryRecipe[], place: number): CategoryRecipe | null =>
  categories.length === 0 ? null : atPlace(categories, ({ share }) => share, place).item
